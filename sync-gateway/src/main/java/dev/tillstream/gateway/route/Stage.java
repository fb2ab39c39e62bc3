package dev.tillstream.gateway.route;

import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;

/** The stages that a request passes before it comes to the endpoints, in their order. */
public enum Stage {
    DOOR(-1100),
    LENGTH(-1000),
    APPS(-950),
    READS(-900);

    private final int order;

    Stage(int order) {
        this.order = order;
    }

    /** Of every request. */
    public Route of(Router router) {
        return router.route().order(order);
    }

    /** Of {@code GET} and {@code HEAD}. */
    public Route ofReads(Router router) {
        return of(router).method(HttpMethod.GET).method(HttpMethod.HEAD);
    }
}
