package dev.tillstream.gateway.registry;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.tillstream.gateway.problem.Refusal;
import java.time.Instant;
import java.util.Currency;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an installer registers. Requests check themselves: {@link Refusal} invalid_operation names field and value. */
public sealed interface Registration {
    Pattern CODE = Pattern.compile("[A-Za-z0-9_.-]{1,20}");
    int MAX_NAME = 255;

    record NewOrganization(
            @JsonProperty("code") String code,
            @JsonProperty("name") String name,
            @JsonProperty("currency") String currency)
            implements Registration {
        public NewOrganization {
            requireCode(code);
            requireName(name);
            requireCurrency(currency);
        }
    }

    record NewBranch(
            @JsonProperty("code") String code,
            @JsonProperty("name") String name) implements Registration {
        public NewBranch {
            requireCode(code);
            requireName(name);
        }
    }

    record Organization(
            @JsonProperty("id") String id,
            @JsonProperty("code") String code,
            @JsonProperty("name") String name,
            @JsonProperty("currency") String currency)
            implements Registration {}

    /**
     * What stands in the registry now.
     *
     * @param since when it was registered first
     * @param isNew whether this call did it
     */
    record Registered<T extends Registration>(T content, Instant since, boolean isNew) {}

    record Branch(
            @JsonProperty("id") String id,
            @JsonProperty("organization_id") String organizationId,
            @JsonProperty("code") String code,
            @JsonProperty("name") String name)
            implements Registration {}

    private static void requireCode(@Nullable String code) {
        require(
                code != null && CODE.matcher(code).matches(),
                "code must be 1 to 20 characters A-Z a-z 0-9 _ . -, but is " + code);
    }

    private static void requireName(@Nullable String name) {
        require(
                name != null && !name.isBlank() && name.length() <= MAX_NAME && name.indexOf('\0') < 0,
                "name must have 1 to " + MAX_NAME + " characters");
    }

    private static void requireCurrency(@Nullable String currency) {
        boolean known = currency != null
                && Currency.getAvailableCurrencies().stream()
                        .anyMatch(each -> each.getCurrencyCode().equals(currency.toUpperCase(Locale.ROOT)));
        require(known, "currency must be a code of ISO 4217, but is " + currency);
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw Refusal.invalid(rule);
        }
    }
}
