package dev.tillstream.gateway.read;

import dev.tillstream.contracts.Problem;
import dev.tillstream.gateway.problem.Problems;
import dev.tillstream.gateway.problem.Refusal;
import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpHeaders;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.util.List;

/**
 * What goes through on one read: named headers only, the gateway's token in place of the client's own credential, and no
 * header that is for one connection alone. A service that is away, or does not know the token yet, is 503.
 *
 * @param uri that the service is asked for
 * @param token that tells it whom it answers
 */
record Passing(String uri, String token, Problems problems) implements ProxyInterceptor {
    private static final int UNAUTHORIZED = 401;

    private static final List<String> PASSED_ON = List.of(
            "Accept",
            "Accept-Encoding",
            "Accept-Language",
            "If-Modified-Since",
            "If-None-Match",
            "User-Agent",
            "X-Request-Id",
            "traceparent",
            "tracestate");
    private static final List<String> FOR_ONE_CONNECTION = List.of(
            "Connection",
            "Keep-Alive",
            "Proxy-Authenticate",
            "Proxy-Connection",
            "Server",
            "Set-Cookie",
            "TE",
            "Trailer",
            "Upgrade",
            "WWW-Authenticate");

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        ProxyRequest request = context.request();
        MultiMap given = MultiMap.caseInsensitiveMultiMap().addAll(request.headers());
        request.release().setURI(uri).putHeader(HttpHeaders.AUTHORIZATION, "Bearer " + token);
        for (String name : PASSED_ON) {
            request.headers().add(name, given.getAll(name));
        }
        return context.sendRequest()
                .map(response -> understood(request, response))
                .recover(failure -> Future.succeededFuture(away(request, failure)));
    }

    @Override
    public Future<Void> handleProxyResponse(ProxyContext context) {
        MultiMap headers = context.response().headers();
        FOR_ONE_CONNECTION.forEach(headers::remove);
        return context.sendResponse();
    }

    /** It is our token that was refused, and not the client's key. */
    private ProxyResponse understood(ProxyRequest request, ProxyResponse response) {
        if (response.getStatusCode() != UNAUTHORIZED) {
            return response;
        }
        response.release();
        return away(request, new IllegalStateException("the service refused the token"));
    }

    private ProxyResponse away(ProxyRequest request, Throwable failure) {
        Refusal refusal = Refusal.unavailable("The service that answers this can't be reached; try again.", failure);
        return request.response()
                .setStatusCode(refusal.status())
                .putHeader(HttpHeaders.CONTENT_TYPE, Problem.MEDIA_TYPE)
                .putHeader(HttpHeaders.RETRY_AFTER, String.valueOf(Problems.retryAfter(refusal)))
                .setBody(Body.body(problems.body(refusal)));
    }

    @Override
    public String toString() {
        return "passing " + uri;
    }
}
