package dev.tillstream.gateway.security;

import java.util.List;

/**
 * A call, who may make it, and what somebody else's owner is answered.
 *
 * @param name method and path as in the OpenAPI document
 * @param path as it is called, with the victim's ids in braces
 * @param stranger the status for an owner of another organization; 0 where trying it would wait for ever, -1 where it is as for anybody
 * @param body with single quotes for double ones; none where it is empty
 */
record Endpoint(String name, String path, For whom, int stranger, String body) {
    /** Who may. */
    enum For {
        ANYBODY(""),
        INSTALLER(""),
        MANAGERS("owner manager"),
        READERS("owner manager auditor"),
        READERS_AND_TILLS("owner manager auditor device selling"),
        TILLS("device selling"),
        STAFF("owner manager cashier auditor"),
        UPLOADERS("owner manager device"),
        INVOICERS("device"),
        ALL("owner manager cashier auditor device selling");

        private final String roles;

        For(String roles) {
            this.roles = " " + roles + " ";
        }

        boolean has(String role) {
            return roles.contains(" " + role + " ");
        }
    }

    private static final String FORM =
            "--b\r\nContent-Disposition: form-data; name='file'; filename='x'\r\n\r\nx\r\n--b--\r\n";
    private static final String WHY = "{'reason':'attack'}";
    private static final String DECISION = "{'ids':['{kept}'],'reason':'attack'}";
    private static final String SALE =
            "{'operations':[{'op_id':'11111111-1111-4111-8111-111111111111','seq':900,'type':'organizations.upsert',"
                    + "'id':'{organization}','occurred_at':'2026-11-21T10:30:00.000Z','payload':{'name':'Robbed'}}]}";

    String method() {
        return name.substring(0, name.indexOf(' '));
    }

    static List<Endpoint> all() {
        return List.of(
                open("GET /sync/ping", ""),
                open("GET /.well-known/jwks.json", ""),
                open("GET /auth/methods", ""),
                open("GET /auth/oidc/login", ""),
                open("GET /auth/oidc/callback", ""),
                open("POST /auth/exchange", "{'code':'x'}"),
                open(
                        "POST /auth/login",
                        "{'organization':'{code}','email':'nobody@x.example','password':'wrong password'}"),
                open("POST /auth/refresh", "{'refresh_token':'tsr_nonsense'}"),
                open("POST /auth/logout", "{'refresh_token':'tsr_nonsense'}"),
                open(
                        "POST /auth/accept",
                        "{'organization':'{code}','invitation':'x','password':'correct horse battery'}"),
                new Endpoint("GET /images/{name}", "/images/nothing", For.ANYBODY, 404, ""),
                at(
                        "POST /organizations",
                        "/organizations",
                        For.INSTALLER,
                        401,
                        "{'code':'ROB','name':'R','currency':'EUR'}"),
                at(
                        "POST /organizations/{organizationId}/branches",
                        "/organizations/{organization}/branches",
                        For.INSTALLER,
                        401,
                        "{'code':'ROB','name':'R'}"),
                at(
                        "POST /organizations/{organizationId}/owner",
                        "/organizations/{organization}/owner",
                        For.INSTALLER,
                        401,
                        "{'name':'R','email':'rob@x.example','password':'correct horse battery'}"),
                at("GET /devices", "/devices?organization_id={organization}", For.READERS, 200, ""),
                at(
                        "POST /devices",
                        "/devices",
                        For.MANAGERS,
                        404,
                        "{'organization_id':'{organization}','branch_id':'{branch}','name':'Robber'}"),
                at("GET /devices/{deviceId}", "/devices/{device}?organization_id={organization}", For.READERS, 404, ""),
                at(
                        "PATCH /devices/{deviceId}",
                        "/devices/{device}?organization_id={organization}",
                        For.MANAGERS,
                        404,
                        "{'name':'Robbed'}"),
                at(
                        "POST /devices/{deviceId}/rotate",
                        "/devices/{device}/rotate?organization_id={organization}",
                        For.MANAGERS,
                        404,
                        WHY),
                at(
                        "POST /devices/{deviceId}/revoke",
                        "/devices/{device}/revoke?organization_id={organization}",
                        For.MANAGERS,
                        404,
                        WHY),
                at("POST /devices/self/report", "/devices/self/report", For.TILLS, 403, "{'queue_length':1}"),
                at("GET /quarantine", "/quarantine?status=all&organization_id={organization}", For.READERS, 200, ""),
                at("GET /quarantine/{id}", "/quarantine/{kept}?organization_id={organization}", For.READERS, 404, ""),
                at(
                        "POST /quarantine/release",
                        "/quarantine/release?organization_id={organization}",
                        For.MANAGERS,
                        200,
                        DECISION),
                at(
                        "POST /quarantine/discard",
                        "/quarantine/discard?organization_id={organization}",
                        For.MANAGERS,
                        200,
                        DECISION),
                at("GET /auth/accounts", "/auth/accounts", For.MANAGERS, 200, ""),
                at(
                        "POST /auth/accounts",
                        "/auth/accounts",
                        For.MANAGERS,
                        400,
                        "{'name':'Rob','email':'rob@x.example','roles':[{'role':'manager','branch_id':'{branch}'}]}"),
                at("PATCH /auth/accounts/{staffId}", "/auth/accounts/{staff}", For.MANAGERS, 404, "{'disabled':true}"),
                at("POST /auth/accounts/{staffId}/invite", "/auth/accounts/{staff}/invite", For.MANAGERS, 404, "{}"),
                at("POST /auth/accounts/{staffId}/unlock", "/auth/accounts/{staff}/unlock", For.MANAGERS, 404, "{}"),
                at(
                        "POST /auth/accounts/{staffId}/sign-out",
                        "/auth/accounts/{staff}/sign-out",
                        For.MANAGERS,
                        404,
                        "{}"),
                at("GET /auth/me", "/auth/me", For.STAFF, 200, ""),
                at(
                        "POST /auth/password",
                        "/auth/password",
                        For.STAFF,
                        -1,
                        "{'current_password':'not the right one','new_password':'another horse battery'}"),
                at("POST /images", "/images", For.UPLOADERS, -1, FORM),
                at(
                        "POST /invoices",
                        "/invoices",
                        For.INVOICERS,
                        403,
                        "{'id':'i-9','total':100,'items':[{'name':'x','quantity':1,'unit_price':100}]}"),
                at("GET /sync/pull", "/sync/pull", For.ALL, 200, ""),
                at("GET /sync/stream", "/sync/stream", For.ALL, 0, ""),
                at("GET /sync/status", "/sync/status", For.TILLS, 403, ""),
                at("GET /sync/digest", "/sync/digest?tables=products", For.ALL, 200, ""),
                at("GET /sync/health", "/sync/health", For.ALL, 200, ""),
                at("GET /sync/conflicts", "/sync/conflicts", For.ALL, 200, ""),
                at(
                        "POST /sync/conflicts/{conflictId}/resolve",
                        "/sync/conflicts/none/resolve",
                        For.ALL,
                        404,
                        "{'strategy':'keep_server'}"),
                at("POST /sync/full", "/sync/full", For.TILLS, 403, "{'reason':'restored'}"),
                at("POST /sync/full/{id}/operations", "/sync/full/{full}/operations", For.TILLS, 403, SALE),
                at("POST /sync/full/{id}/propose", "/sync/full/{full}/propose", For.TILLS, 403, ""),
                at("GET /sync/full", "/sync/full?organization_id={organization}", For.READERS, 200, ""),
                at(
                        "GET /sync/full/{id}",
                        "/sync/full/{full}?organization_id={organization}",
                        For.READERS_AND_TILLS,
                        404,
                        ""),
                at(
                        "GET /sync/full/{id}/operations",
                        "/sync/full/{full}/operations?organization_id={organization}",
                        For.READERS_AND_TILLS,
                        404,
                        ""),
                at(
                        "POST /sync/full/{id}/confirm",
                        "/sync/full/{full}/confirm?organization_id={organization}",
                        For.MANAGERS,
                        404,
                        WHY),
                at(
                        "POST /sync/full/{id}/refuse",
                        "/sync/full/{full}/refuse?organization_id={organization}",
                        For.MANAGERS,
                        404,
                        WHY),
                at("GET /audit", "/audit?table=devices&organization_id={organization}", For.READERS, 200, ""),
                at("GET /{table}", "/products", For.ALL, 200, ""),
                at("GET /{table}/{id}", "/orders/o-1", For.ALL, 200, ""),
                at("GET /reports/{path}", "/reports/sales", For.ALL, 200, ""),
                at("GET /reports/customers/{id}/statement", "/reports/customers/k-1/statement", For.ALL, 200, ""),
                at("GET /fiscal/{path}", "/fiscal/chain", For.ALL, 200, ""),
                at("GET /stock/{path}", "/stock/low", For.ALL, 503, ""),
                at("GET /stock/suppliers/{id}/statement", "/stock/suppliers/s-1/statement", For.ALL, 503, ""),
                at("POST /sync/batch", "/sync/batch", For.ALL, 200, SALE));
    }

    private static Endpoint open(String name, String body) {
        return new Endpoint(name, name.substring(name.indexOf('/')), For.ANYBODY, -1, body);
    }

    private static Endpoint at(String name, String path, For whom, int stranger, String body) {
        return new Endpoint(name, path, whom, stranger, body);
    }
}
