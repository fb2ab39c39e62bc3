package dev.tillstream.orders.books;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.PushedOperation;
import dev.tillstream.inbox.conflict.Conflicts;
import dev.tillstream.inbox.conflict.Resolution;
import dev.tillstream.inbox.store.Key;
import dev.tillstream.orders.order.Order;
import dev.tillstream.orders.order.Orders;
import dev.tillstream.orders.order.Serials;
import dev.tillstream.orders.order.Serials.Serial;
import dev.tillstream.orders.refund.Waiting;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The keys of all that the operations of a batch touch. Payloads are not checked yet: what is no text names nothing. */
final class Wanted {
    final Set<String> organizations = new LinkedHashSet<>();
    final Set<Key> awaited = new LinkedHashSet<>();
    final Set<Key> orders = new LinkedHashSet<>();
    final Set<Key> orderReferences = new LinkedHashSet<>();
    final Set<Key> parked = new LinkedHashSet<>();
    final Set<Key> returns = new LinkedHashSet<>();
    final Set<Key> returnReferences = new LinkedHashSet<>();
    final Set<Key> refundedOrders = new LinkedHashSet<>();
    final Set<Key> refundedReferences = new LinkedHashSet<>();
    final Set<Key> payments = new LinkedHashSet<>();
    final Set<Key> invoices = new LinkedHashSet<>();
    final Set<Key> expenses = new LinkedHashSet<>();
    final Set<Key> shifts = new LinkedHashSet<>();
    final Set<Key> customers = new LinkedHashSet<>();
    final Set<Key> products = new LinkedHashSet<>();
    final Set<Key> branches = new LinkedHashSet<>();
    final Set<Serial> serials = new LinkedHashSet<>();

    private Wanted() {}

    static Wanted of(List<PushedOperation> operations) {
        Wanted wanted = new Wanted();
        operations.forEach(wanted::add);
        return wanted;
    }

    void add(PushedOperation pushed) {
        String organization = pushed.origin().organizationId();
        organizations.add(organization);
        branches.add(new Key(organization, pushed.origin().branch()));
        Fields payload = pushed.operation().payload();
        addText(shifts, organization, payload, "staff_work_session_id");
        addText(customers, organization, payload, "customer_id");
        if (Conflicts.isResolution(pushed)) {
            resolution(pushed);
            return;
        }
        Key record = new Key(organization, pushed.operation().id());
        switch (pushed.operation().type()) {
            case "orders.create" -> sale(record, payload);
            case "orders.void", "orders.update_status" -> orders.add(record);
            case "payments.create" -> {
                payments.add(record);
                addText(orders, organization, payload, "order_id");
            }
            case "returns.create" -> goods(record, payload);
            case "invoices.create" -> invoices.add(record);
            case "expenses.upsert", "expenses.delete" -> expenses.add(record);
            default -> shifts.add(record);
        }
    }

    private void resolution(PushedOperation pushed) {
        Key record = new Key(pushed.origin().organizationId(), Resolution.recordId(pushed));
        switch (Resolution.tableOf(pushed)) {
            case "orders" -> orders.add(record);
            case "returns" -> returns.add(record);
            case "payments" -> payments.add(record);
            case "invoices" -> invoices.add(record);
            case "expenses" -> expenses.add(record);
            default -> {}
        }
    }

    private void sale(Key record, Fields payload) {
        String organization = record.organizationId();
        orders.add(record);
        awaited.add(new Key(organization, Waiting.byId(record.id())));
        if (payload.value("offline_reference") instanceof String reference) {
            orderReferences.add(new Key(organization, reference));
            awaited.add(new Key(organization, Waiting.byReference(reference)));
        }
        addText(parked, organization, payload, "parked_order_id");
        addText(returns, organization, payload, "exchange_return_id");
        items(organization, payload);
    }

    private void goods(Key record, Fields payload) {
        String organization = record.organizationId();
        returns.add(record);
        awaited.add(new Key(organization, Waiting.byReturn(record.id())));
        addText(orders, organization, payload, "order_id");
        addText(orders, organization, payload, "exchange_order_id");
        addText(refundedOrders, organization, payload, "order_id");
        addText(orderReferences, organization, payload, "original_offline_reference");
        addText(refundedReferences, organization, payload, "original_offline_reference");
        addText(returnReferences, organization, payload, "offline_reference");
        items(organization, payload);
    }

    private void items(String organization, Fields payload) {
        for (Fields item : rowsOf(payload)) {
            addText(products, organization, item, "product_id");
            if (item.value("product_id") instanceof String && item.value("serial_numbers") != null) {
                serials.addAll(Serials.of(organization, List.of(item)));
            }
        }
    }

    /** What follows from documents that waited for this batch. */
    void add(Waiting waiting) {
        payments.addAll(waiting.documents(Waiting.PAYMENT));
        List<Key> early = waiting.documents(Waiting.RETURN);
        returns.addAll(early);
        if (!early.isEmpty()) {
            refundedOrders.addAll(orders);
        }
    }

    /** What follows from the orders that are stored already. */
    void add(Orders stored) {
        for (Key reference : refundedReferences) {
            Order order = stored.withReference(reference);
            if (order != null) {
                refundedOrders.add(order.key());
            }
        }
        for (Order order : stored.all()) {
            String organization = order.key().organizationId();
            addText(shifts, organization, order.fields(), "staff_work_session_id");
            addText(customers, organization, order.fields(), "customer_id");
            serials.addAll(Serials.of(organization, order.fields().rows("items")));
        }
    }

    private static void addText(Set<Key> keys, String organization, Fields fields, String name) {
        if (fields.value(name) instanceof String id) {
            keys.add(new Key(organization, id));
        }
    }

    private static List<Fields> rowsOf(Fields payload) {
        List<Fields> rows = new ArrayList<>();
        if (payload.value("items") instanceof List<?> list) {
            list.forEach(row -> addRow(rows, row));
        }
        return rows;
    }

    private static void addRow(List<Fields> rows, @Nullable Object row) {
        if (row instanceof Fields fields) {
            rows.add(fields);
        } else if (row instanceof Map<?, ?>) {
            rows.add(Fields.of(Map.of("row", row)).object("row"));
        }
    }
}
