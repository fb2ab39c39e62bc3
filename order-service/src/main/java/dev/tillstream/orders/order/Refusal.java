package dev.tillstream.orders.order;

import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.contracts.Reason;
import dev.tillstream.inbox.Decision;

/** Why a rule won't have an operation. */
public record Refusal(Reason reason, String message) {
    public Decision of(PushedOperation pushed) {
        return Decision.rejected(pushed, reason, message);
    }
}
