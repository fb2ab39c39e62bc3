package dev.tillstream.acceptance.bench;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * One measured figure.
 *
 * @param figure which row of the bench it belongs to
 * @param raw the limit of what it is built on, in the same unit; null where there is none
 * @param target null where it is only told
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Reading(
        @JsonProperty("figure") String figure,
        @JsonProperty("what") String what,
        @JsonProperty("value") double value,
        @JsonProperty("unit") Unit unit,
        @JsonProperty("raw") @Nullable Raw raw,
        @JsonProperty("target") @Nullable Target target) {

    /** The limit beside it. */
    record Raw(
            @JsonProperty("what") String what,
            @JsonProperty("value") double value) {}

    Reading(String figure, String what, double value, Unit unit) {
        this(figure, what, value, unit, null, null);
    }

    Reading target(Target wanted) {
        return new Reading(figure, what, value, unit, raw, wanted);
    }

    Reading beside(String limit, double limitValue) {
        return new Reading(figure, what, value, unit, new Raw(limit, limitValue), target);
    }

    /** The value in relation to the raw limit; null where there is none. */
    @JsonProperty("ratio")
    @Nullable
    Double ratio() {
        return raw == null ? null : value / raw.value();
    }

    /** Whether the target is met; null where there is none. */
    @JsonProperty("met")
    @Nullable
    Boolean met() {
        if (target == null) {
            return null;
        }
        Double ratio = ratio();
        return target.isMet(target.ofRatio() && ratio != null ? ratio : value);
    }
}
