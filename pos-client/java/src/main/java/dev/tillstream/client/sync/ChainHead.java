package dev.tillstream.client.sync;

import dev.tillstream.client.store.FiscalDocuments.Document;
import dev.tillstream.contracts.Fields;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The last document that the server has of a device, with which the chain of a re-installed till goes on (B-3, S2-22). */
final class ChainHead {
    private static final int PAGE = 1_000;

    private ChainHead() {}

    /** Empty where the device has no documents, or the server doesn't tell them. */
    static Optional<Document> of(Gateway gateway, String deviceId) {
        try {
            return last(gateway, deviceId).map(document -> read(deviceId, document));
        } catch (GatewayException.Refused e) {
            return Optional.empty();
        }
    }

    private static Optional<Fields> last(Gateway gateway, String deviceId) {
        String path =
                "/fiscal/chain?device_id=" + URLEncoder.encode(deviceId, StandardCharsets.UTF_8) + "&limit=" + PAGE;
        Optional<Fields> last = Optional.empty();
        long from = 1;
        boolean more = true;
        while (more) {
            List<Fields> page =
                    gateway.get(path + "&from=" + from, Fields.class).rows("documents");
            if (!page.isEmpty()) {
                last = Optional.of(page.get(page.size() - 1));
                from = page.get(page.size() - 1).requiredInteger("document_seq") + 1;
            }
            more = page.size() == PAGE;
        }
        return last;
    }

    private static Document read(String deviceId, Fields document) {
        return new Document(
                deviceId,
                document.requiredInteger("document_seq"),
                document.requiredText("kind"),
                document.requiredText("id"),
                document.requiredText("occurred_at"),
                document.integer("total"),
                document.integer("tax"),
                document.requiredText("previous_hash"),
                document.requiredText("document_hash"));
    }
}
