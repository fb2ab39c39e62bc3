package dev.tillstream.inbox.store;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Rows that a set of operations may touch, locked: changed here, stored at once. */
public final class LockedRows<K, V> {
    private final Map<K, V> current;
    private final Set<K> known;
    private final Set<K> changed = new LinkedHashSet<>();

    /** @param known the rows as they are stored */
    public LockedRows(Map<K, V> known) {
        this.current = new LinkedHashMap<>(known);
        this.known = Set.copyOf(known.keySet());
    }

    public @Nullable V get(K key) {
        return current.get(key);
    }

    /** The row as it is now, which there must be. */
    public V require(K key) {
        return Objects.requireNonNull(current.get(key));
    }

    public Collection<V> all() {
        return Collections.unmodifiableCollection(current.values());
    }

    public void put(K key, V row) {
        current.put(key, row);
        changed.add(key);
    }

    /** Those that were put and are not stored yet, as they are now, in the order in which they were put first. */
    public List<V> created() {
        return changed(key -> !known.contains(key));
    }

    /** Those that were put and are stored as they were. */
    public List<V> updated() {
        return changed(known::contains);
    }

    public List<V> changed() {
        return changed(key -> true);
    }

    private List<V> changed(Predicate<K> which) {
        return changed.stream().filter(which).map(this::require).toList();
    }
}
