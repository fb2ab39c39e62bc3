package dev.tillstream.catalog;

import dev.tillstream.local.simulated.Token;
import dev.tillstream.local.simulated.TokenIssuer;
import io.restassured.RestAssured;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Somebody who reads with a token. */
record Reader(String bearer) {
    static Reader owner(String organization) {
        return with(Token.owner(organization, Instant.now()));
    }

    static Reader with(Token token) {
        return new Reader(TokenIssuer.shared().sign(token));
    }

    Response get(String path, Object... parameters) {
        return request(parameters).get(path);
    }

    Response csv(String path, Object... parameters) {
        return request(parameters).accept("text/csv").get(path);
    }

    List<Map<String, @Nullable Object>> items(String path, Object... parameters) {
        Response response = get(path, parameters);
        if (response.statusCode() != 200) {
            throw new AssertionError(response.statusCode() + " " + response.asString());
        }
        return response.jsonPath().getList("items");
    }

    /** The ids of all pages, in their order. */
    List<String> allIds(String path, int limit, Object... parameters) {
        List<String> ids = new ArrayList<>();
        String cursor = null;
        do {
            RequestSpecification request = request(parameters).queryParam("limit", limit);
            Response page = (cursor == null ? request : request.queryParam("cursor", cursor)).get(path);
            if (page.statusCode() != 200) {
                throw new AssertionError(page.statusCode() + " " + page.asString());
            }
            ids.addAll(page.jsonPath().getList("items.id"));
            cursor = page.jsonPath().getString("next_cursor");
        } while (cursor != null);
        return ids;
    }

    private RequestSpecification request(Object... parameters) {
        RequestSpecification request = RestAssured.given().header("Authorization", "Bearer " + bearer);
        for (int i = 0; i < parameters.length; i += 2) {
            String name = String.valueOf(parameters[i]);
            if (parameters[i + 1] instanceof List<?> values) {
                request.queryParam(name, values);
            } else {
                request.queryParam(name, parameters[i + 1]);
            }
        }
        return request;
    }
}
