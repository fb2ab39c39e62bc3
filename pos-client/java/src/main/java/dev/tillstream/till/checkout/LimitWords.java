package dev.tillstream.till.checkout;

import dev.tillstream.client.limit.GoodsBreach;
import dev.tillstream.client.limit.LimitExceededException;
import dev.tillstream.contracts.limits.OfflineLimits;
import dev.tillstream.contracts.limits.OfflineLimits.Breach;
import dev.tillstream.till.console.Money;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why a sale was refused (B-8, S1-49, S1-95), in the units that people know: hours, amounts, per cent, pieces. */
final class LimitWords {
    private static final Money PERCENT = new Money(2);

    private LimitWords() {}

    static String of(LimitExceededException exceeded, Money money) {
        return Stream.concat(
                                exceeded.breaches().stream().map(breach -> of(breach, money)),
                                exceeded.goods().stream().map(GoodsBreach::toString))
                        .collect(Collectors.joining("; "))
                + ". 'till sync' may help; else a manager can allow it: --override-by ID --override-pin PIN";
    }

    private static String of(Breach breach, Money money) {
        String text = switch (breach.limit()) {
            case OfflineLimits.HOURS -> "%s h without the gateway are allowed, it has been more than %s h";
            case OfflineLimits.AMOUNT -> "unsynced sales of %s are allowed, with this one they are %s";
            default -> "a discount of %s %% is allowed, this is %s %%";
        };
        Money unit = switch (breach.limit()) {
            case OfflineLimits.HOURS -> new Money(0);
            case OfflineLimits.AMOUNT -> money;
            default -> PERCENT;
        };
        return breach.limit() + ": " + String.format(text, unit.format(breach.allowed()), unit.format(breach.actual()));
    }
}
