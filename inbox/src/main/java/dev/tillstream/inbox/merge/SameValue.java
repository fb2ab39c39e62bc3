package dev.tillstream.inbox.merge;

import dev.tillstream.contracts.Fields;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Whether two JSON values mean the same: 1, 1.0 and 1.00 do, and so do objects whatever the order of their keys. */
final class SameValue {
    private SameValue() {}

    static boolean test(@Nullable Object one, @Nullable Object other) {
        if (one instanceof Fields fields) {
            return test(fields.values(), other);
        }
        if (other instanceof Fields fields) {
            return test(one, fields.values());
        }
        if (one instanceof Number number && other instanceof Number otherNumber) {
            return decimal(number).compareTo(decimal(otherNumber)) == 0;
        }
        if (one instanceof List<?> list && other instanceof List<?> otherList) {
            return sameElements(list, otherList);
        }
        if (one instanceof Map<?, ?> map && other instanceof Map<?, ?> otherMap) {
            return sameEntries(map, otherMap);
        }
        return Objects.equals(one, other);
    }

    private static boolean sameElements(List<?> one, List<?> other) {
        if (one.size() != other.size()) {
            return false;
        }
        Iterator<?> others = other.iterator();
        return one.stream().allMatch(element -> test(element, others.next()));
    }

    private static boolean sameEntries(Map<?, ?> one, Map<?, ?> other) {
        return one.keySet().equals(other.keySet())
                && one.keySet().stream().allMatch(key -> test(one.get(key), other.get(key)));
    }

    private static BigDecimal decimal(Number number) {
        return number instanceof BigDecimal decimal ? decimal : new BigDecimal(number.toString());
    }
}
