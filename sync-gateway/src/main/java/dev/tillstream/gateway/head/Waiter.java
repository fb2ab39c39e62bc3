package dev.tillstream.gateway.head;

import java.util.concurrent.CompletableFuture;

/** Somebody who waits for anything new in some scopes; woken once. */
final class Waiter {
    private final CompletableFuture<Boolean> woken = new CompletableFuture<>();

    void wake() {
        woken.complete(true);
    }

    CompletableFuture<Boolean> woken() {
        return woken;
    }
}
