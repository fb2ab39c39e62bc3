package dev.tillstream.acceptance.bench.load;

import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Requests as bytes, ready to be written to a connection as often as one likes. */
public final class HttpRequest {
    private HttpRequest() {}

    /** For everybody. */
    public static byte[] get(URI gateway, String path) {
        return (start("GET", gateway, path) + "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    public static byte[] get(URI gateway, String path, String key) {
        return (start("GET", gateway, path) + authorization(key) + "\r\n").getBytes(StandardCharsets.UTF_8);
    }

    public static byte[] post(URI gateway, String path, String key, String json) {
        byte[] head = postHead(gateway, path, key, json.getBytes(StandardCharsets.UTF_8).length);
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        byte[] request = new byte[head.length + body.length];
        System.arraycopy(head, 0, request, 0, head.length);
        System.arraycopy(body, 0, request, head.length, body.length);
        return request;
    }

    static byte[] postHead(URI gateway, String path, String key, int bodyBytes) {
        String head = start("POST", gateway, path) + authorization(key) + "Content-Type: application/json\r\n"
                + "Content-Length: " + bodyBytes + "\r\n\r\n";
        return head.getBytes(StandardCharsets.UTF_8);
    }

    private static String start(String method, URI gateway, String path) {
        return method + " " + path + " HTTP/1.1\r\nHost: " + gateway.getAuthority() + "\r\n";
    }

    private static String authorization(String key) {
        return "Authorization: Bearer " + key + "\r\n";
    }
}
