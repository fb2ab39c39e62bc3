package dev.tillstream.inventory.cost;

import dev.tillstream.inbox.store.StoredRecord;
import java.math.BigDecimal;

/**
 * What a product costs.
 *
 * @param record tells the average in whole minor units
 * @param average to {@link CostRules#DIGITS} digits more, so that many small deliveries don't drift
 */
record Cost(StoredRecord record, BigDecimal average) {}
