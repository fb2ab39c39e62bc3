package dev.tillstream.inbox.question;

import java.util.Arrays;
import java.util.Optional;

/** How a field is compared: what follows its name in a parameter. */
public enum Comparison {
    EQUAL("", "="),
    NOT(".not", "<>"),
    AT_LEAST(".gte", ">="),
    MORE(".gt", ">"),
    AT_MOST(".lte", "<="),
    LESS(".lt", "<");

    private final String suffix;
    private final String operator;

    Comparison(String suffix, String operator) {
        this.suffix = suffix;
        this.operator = operator;
    }

    /** The one that a parameter's name ends in; no field has a dot in its name. */
    static Optional<Comparison> of(String parameter) {
        int dot = parameter.indexOf('.');
        String ending = dot < 0 ? "" : parameter.substring(dot);
        return Arrays.stream(values()).filter(one -> one.suffix.equals(ending)).findFirst();
    }

    String fieldOf(String parameter) {
        return parameter.substring(0, parameter.length() - suffix.length());
    }

    /** Whether it may be compared with several values, and with none. */
    public boolean takesLists() {
        return this == EQUAL || this == NOT;
    }

    /** As SQL writes it. */
    public String operator() {
        return operator;
    }
}
