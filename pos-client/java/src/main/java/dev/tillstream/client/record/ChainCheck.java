package dev.tillstream.client.record;

import dev.tillstream.client.store.FiscalDocuments.Document;
import dev.tillstream.contracts.fiscal.FiscalHash;
import java.util.List;
import java.util.Optional;

/** Computes a chain of documents again (B-3). Pure: it needs nothing but the documents. */
public final class ChainCheck {
    private ChainCheck() {}

    /**
     * What is wrong first, in words; empty where every number, link and hash is right.
     *
     * @param documents of one device, in order
     * @param from the number of the first: the server has those before it, if it isn't 1
     */
    public static Optional<String> firstBreak(List<Document> documents, long from) {
        String previous = from == 1 || documents.isEmpty()
                ? FiscalHash.GENESIS
                : documents.get(0).previousHash();
        long seq = from - 1;
        for (Document document : documents) {
            seq++;
            String name = "document " + document.seq() + " (" + document.kind() + " " + document.recordId() + ")";
            if (document.seq() != seq) {
                return Optional.of("document " + seq + " is missing before " + name);
            }
            if (!document.previousHash().equals(previous)) {
                return Optional.of(name + " does not follow the one before it");
            }
            if (!document.computedHash().equals(document.hash())) {
                return Optional.of(name + " is not what it was when it was written");
            }
            previous = document.hash();
        }
        return Optional.empty();
    }
}
