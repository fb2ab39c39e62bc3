package dev.tillstream.gateway.web;

import dev.tillstream.gateway.problem.Problems;
import dev.tillstream.gateway.problem.Refusal;
import dev.tillstream.gateway.route.EntityTag;
import dev.tillstream.gateway.route.Stage;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * {@code GET} and {@code HEAD} of {@code /till/…} and the other apps. What has its hash in its name is kept for ever;
 * the shell, the service worker and the manifest are asked for each time, and answered 304 while they are the same.
 */
@Singleton
final class WebRoutes {
    private static final int FOUND = 302;
    private static final int NOT_MODIFIED = 304;
    private static final String ROOT = "/";
    private static final String FOR_EVER = "public, max-age=31536000, immutable";
    private static final String ASK_AGAIN = "no-cache";

    /** What can run is ours, and what runs speaks with us alone. */
    private static final String POLICY =
            "default-src 'self'; script-src 'self'; worker-src 'self'; connect-src 'self'; "
                    + "img-src 'self' data: blob:; style-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; "
                    + "frame-ancestors 'none'";

    /** Printers, scales and scanners are the till's; nothing else of the machine is. */
    private static final String PERMISSIONS =
            "usb=(self), serial=(self), camera=(self), microphone=(), geolocation=(), "
                    + "payment=(), display-capture=()";

    private final WebApps apps;
    private final Problems problems;

    WebRoutes(WebApps apps, Problems problems) {
        this.apps = apps;
        this.problems = problems;
    }

    void register(@Observes Router router) {
        Stage.APPS.ofReads(router).handler(this::route);
    }

    private void route(RoutingContext routing) {
        String path = routing.request().path();
        if (path.equals(ROOT) && !apps.present().isEmpty()) {
            move(routing, ROOT + apps.present().get(0) + ROOT);
            return;
        }
        WebPath.appOf(path, apps.present()).ifPresentOrElse(app -> answer(routing, app, path), routing::next);
    }

    private void answer(RoutingContext routing, String app, String path) {
        String home = ROOT + app;
        if (path.equals(home)) {
            move(routing, home + ROOT);
            return;
        }
        Optional<WebFile> file = path.startsWith(home + ROOT) ? apps.find(app, path) : Optional.empty();
        file.ifPresentOrElse(found -> send(routing.request(), found), () -> problems.end(routing, Refusal.noAddress()));
    }

    private static void move(RoutingContext routing, String to) {
        String query = routing.request().query();
        routing.response()
                .setStatusCode(FOUND)
                .putHeader(HttpHeaders.LOCATION, query == null ? to : to + "?" + query)
                .putHeader(HttpHeaders.CACHE_CONTROL, ASK_AGAIN)
                .end();
    }

    private static void send(HttpServerRequest request, WebFile file) {
        HttpServerResponse response = request.response();
        response.putHeader(HttpHeaders.CACHE_CONTROL, file.hashed() ? FOR_EVER : ASK_AGAIN)
                .putHeader(HttpHeaders.ETAG, file.tag())
                .putHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .putHeader("X-Content-Type-Options", "nosniff");
        if (file.hasPolicy()) {
            response.putHeader("Content-Security-Policy", POLICY)
                    .putHeader("Permissions-Policy", PERMISSIONS)
                    .putHeader("Cross-Origin-Opener-Policy", "same-origin")
                    .putHeader("Referrer-Policy", "no-referrer");
        }
        if (EntityTag.isKnown(file.tag(), request.getHeader(HttpHeaders.IF_NONE_MATCH))) {
            response.setStatusCode(NOT_MODIFIED).end();
        } else {
            sendContent(request, response, file);
        }
    }

    /** In HTTP/2 the server packs by itself whatever says that it is packed. */
    private static void sendContent(HttpServerRequest request, HttpServerResponse response, WebFile file) {
        boolean packed = file.isPacked() && acceptsGzip(request.getHeader(HttpHeaders.ACCEPT_ENCODING));
        boolean packedByServer = packed && request.version() == HttpVersion.HTTP_2;
        Buffer body = packed && !packedByServer ? file.packed() : file.content();
        response.putHeader(HttpHeaders.CONTENT_TYPE, file.type())
                .putHeader(HttpHeaders.CONTENT_ENCODING, packed ? "gzip" : HttpHeaders.IDENTITY);
        if (!packedByServer) {
            response.putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
        }
        if (request.method().equals(HttpMethod.HEAD)) {
            response.end();
        } else {
            response.end(body);
        }
    }

    private static boolean acceptsGzip(@Nullable String encodings) {
        return encodings != null
                && encodings.contains("gzip")
                && !encodings.matches(".*gzip\\s*;\\s*q=0(\\.0*)?\\s*(,.*)?");
    }
}
