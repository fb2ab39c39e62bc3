package dev.tillstream.inventory.serial;

import dev.tillstream.inbox.store.Key;

/** One piece of a product. */
public record Serial(String organizationId, String productId, String number) {
    public Key product() {
        return new Key(organizationId, productId);
    }
}
