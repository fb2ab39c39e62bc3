package dev.tillstream.contracts.table;

/** Who sees the records of a table: every till of the organization, or those of the branch that the record is of. */
public enum Scope {
    ORGANIZATION,
    BRANCH;

    /** The scope in the feed of what every till of an organization sees. */
    public static final String EVERYWHERE = "*";

    /** The scope in the feed of a record of this table: {@link #EVERYWHERE} or the branch. */
    public String of(String branchId) {
        return this == ORGANIZATION ? EVERYWHERE : branchId;
    }
}
