package dev.tillstream.inbox.question;

import dev.tillstream.contracts.table.SearchFields;
import dev.tillstream.contracts.table.Table;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Words that the fields of {@link SearchFields} must hold, each of them somewhere, in whatever case.
 *
 * @param isStored whether the table keeps these fields together in lower case, in {@link #COLUMN}
 * @param words in lower case
 */
public record Search(Table table, boolean isStored, List<String> words) {
    private static final String COLUMN = "search_text";
    private static final int MAX_LENGTH = 200;
    private static final int MAX_WORDS = 10;

    public Search {
        words = List.copyOf(words);
    }

    /** Null where nothing is looked for. @throws ReadProblem for too much, or a table without such fields */
    static @Nullable Search of(Table table, ReadSchema schema, @Nullable String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (SearchFields.of(table).isEmpty()) {
            throw ReadProblem.invalid("q: there is nothing to look for in " + table);
        }
        List<String> words = Stream.of(text.strip().toLowerCase(Locale.ROOT).split("\\s+"))
                .distinct()
                .toList();
        if (text.length() > MAX_LENGTH || words.size() > MAX_WORDS || text.indexOf('\0') >= 0) {
            throw ReadProblem.invalid("q must be at most " + MAX_WORDS + " words and " + MAX_LENGTH + " characters");
        }
        return new Search(table, schema.has(table.name(), COLUMN), words);
    }

    /** What must be like each of the {@link #patterns()}. */
    public String expression() {
        if (isStored) {
            return COLUMN;
        }
        return SearchFields.of(table).stream()
                .map(name -> "coalesce(\"" + name + "\"::text, '')")
                .collect(Collectors.joining(" || E'\\n' || ", "lower((", ") collate \"und-x-icu\")"));
    }

    /** The wildcards of a word are letters like others. */
    public List<String> patterns() {
        return words.stream()
                .map(word -> '%' + word.replaceAll("([\\\\%_])", "\\\\$1") + '%')
                .toList();
    }
}
