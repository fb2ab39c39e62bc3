package dev.tillstream.inbox.ledger;

/**
 * The accounts of one kind of holder: a table of their entries, {@code <holder>_ledger}, and one of the balances that these
 * come to, {@code <holder>_balances}. All names are of our own tables.
 *
 * @param holder whose accounts they are
 * @param bookedAt the column of the entries' order
 * @param kind the column that says what an entry is
 * @param documentId the column of the document that an entry is of
 * @param documentTable an SQL expression over {@code page}, the row of an entry: the table of that document
 */
public record Ledger(String holder, String bookedAt, String kind, String documentId, String documentTable) {
    /** One statement, so one state of the ledger: the balance after the newest entry is that of now, less what came since. */
    private static final String PAGE = """
            with page as (
                select l.*, coalesce(sum(l.amount) over (order by l.{booked_at} desc, l.id desc
                        rows between unbounded preceding and 1 preceding), 0) as newer
                from {holder}_ledger l
                where l.organization_id = $1 and l.{holder}_id = $2
                  and l.{booked_at} >= $3 and l.{booked_at} <= $4 and (l.{booked_at}, l.id) < ($4, $5)
                order by l.{booked_at} desc, l.id desc limit $7),
            start as (
                select coalesce($6::numeric,
                    coalesce((select balance from {holder}_balances where organization_id = $1 and id = $2), 0)
                    - coalesce((select sum(l.amount) from {holder}_ledger l
                        where l.organization_id = $1 and l.{holder}_id = $2
                          and l.{booked_at} >= $4 and (l.{booked_at}, l.id) >= ($4, $5)), 0)) as balance)
            select page.id, page.{kind} as kind, page.amount, start.balance - page.newer as balance_after,
                {document_table} as document_table, page.{document_id} as document_id,
                page.occurred_at, page.{booked_at} as booked_at
            from page, start order by page.{booked_at} desc, page.id desc""";

    /** A page of one account: organization, holder, earliest time, place before (time, id, sum) and limit are its parameters. */
    String page() {
        return PAGE.replace("{holder}", holder)
                .replace("{booked_at}", bookedAt)
                .replace("{kind}", kind)
                .replace("{document_id}", documentId)
                .replace("{document_table}", documentTable);
    }
}
