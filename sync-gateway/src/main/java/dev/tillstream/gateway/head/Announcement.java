package dev.tillstream.gateway.head;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What one commit of the feed made visible: the organization's head and, for each scope and device that it touched, the
 * newest number. Told to every gateway by {@code NOTIFY}, in the order of commits.
 *
 * @param heads by scope, or by {@link #deviceKey} for a device's receipts
 */
public record Announcement(String organizationId, long head, Map<String, Long> heads) {
    public static final String CHANNEL = "tillstream_gateway";
    public static final String KEYS_CHANGED = "keys";
    public static final String SESSIONS_ENDED = "sessions";
    private static final String HEADS = "heads";
    /** Postgres takes payloads below 8000 bytes; ids are ASCII and at most 64 long. */
    private static final int MAX_PAYLOAD = 7800;

    public Announcement {
        heads = Map.copyOf(heads);
    }

    /** How the receipts of a device are named among the scopes; no id has an {@code @}. */
    public static String deviceKey(String deviceId) {
        return "@" + deviceId;
    }

    /** The payloads; those of one commit belong together and take effect with the last. */
    public List<String> payloads() {
        List<String> bodies = new ArrayList<>();
        StringBuilder body = new StringBuilder();
        for (Map.Entry<String, Long> each : new TreeMap<>(heads).entrySet()) {
            String text = "|" + each.getKey() + "=" + each.getValue();
            if (body.length() + text.length() > MAX_PAYLOAD) {
                bodies.add(body.toString());
                body.setLength(0);
            }
            body.append(text);
        }
        bodies.add(body.toString());
        List<String> payloads = new ArrayList<>();
        for (int i = 0; i < bodies.size(); i++) {
            boolean last = i == bodies.size() - 1;
            payloads.add(
                    HEADS + "|" + organizationId + "|" + head + "|" + (last ? "last" : "part" + i) + bodies.get(i));
        }
        return payloads;
    }

    /** Puts the payloads of one commit together again. Not thread-safe. */
    static final class Assembly {
        private final Map<String, Long> heads = new TreeMap<>();

        /** The announcement, when this was its last payload; otherwise none yet. */
        List<Announcement> add(String payload) {
            String[] parts = payload.split("\\|", -1);
            if (parts.length < 4 || !parts[0].equals(HEADS)) {
                return List.of();
            }
            for (int i = 4; i < parts.length; i++) {
                int equals = parts[i].lastIndexOf('=');
                heads.put(parts[i].substring(0, equals), Long.valueOf(parts[i].substring(equals + 1)));
            }
            if (!parts[3].equals("last")) {
                return List.of();
            }
            Announcement whole = new Announcement(parts[1], Long.parseLong(parts[2]), heads);
            heads.clear();
            return List.of(whole);
        }
    }
}
