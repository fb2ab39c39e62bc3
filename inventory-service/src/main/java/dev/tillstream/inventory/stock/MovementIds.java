package dev.tillstream.inventory.stock;

import dev.tillstream.contracts.Ids;
import java.util.regex.Pattern;

/**
 * The natural keys of movements: the same line of the same order or document gives the same id, for ever, so nothing can be
 * booked twice (DESIGN §2, S1-94).
 *
 * <p>The order's id comes first. Tills mint ids in the order of time, so that the ledger's index grows at its end; hashed
 * ids would scatter it over all its pages, at more than twice the cost (README).
 */
public final class MovementIds {
    private static final Pattern RESERVED =
            Pattern.compile(".*:(sale|void|return|loss|purchase|transfer_out|transfer_in|count):[0-9]+(\\.[0-9]+)?");
    private static final int LONGEST_ENDING = ":void:00000".length();

    private MovementIds() {}

    /** @param owner the id of the order, the document, or the operation that receives goods */
    public static String of(String organizationId, String owner, MovementType type, int line) {
        return prefix(organizationId, owner) + ':' + type.wireName() + ':' + line;
    }

    /** A line that takes from several batches is a movement for each; the first has the line's own id. */
    public static String part(String lineId, int part) {
        return part == 0 ? lineId : lineId + '.' + part;
    }

    /** Whether no client may use this id for a movement of its own. */
    public static boolean isReserved(String id) {
        return RESERVED.matcher(id).matches();
    }

    private static String prefix(String organizationId, String owner) {
        return owner.length() <= Ids.MAX_LENGTH - LONGEST_ENDING ? owner : Ids.derived(organizationId, owner);
    }
}
