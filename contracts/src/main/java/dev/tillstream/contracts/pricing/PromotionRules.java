package dev.tillstream.contracts.pricing;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which promotion gets which units: one each, the best first; the rules are those of {@link Pricing}. Pure. */
final class PromotionRules {
    private static final Comparator<Offer> BEST_FIRST = Comparator.comparingLong(Offer::saving)
            .reversed()
            .thenComparing(offer -> offer.promotion().id());

    private final List<OpenLine> lines;
    private final List<List<String>> promotionIds = new ArrayList<>();

    private PromotionRules(List<OpenLine> lines) {
        this.lines = new ArrayList<>(lines);
        lines.forEach(line -> promotionIds.add(new ArrayList<>()));
    }

    /** The promotions that a line got, and how much of it is still to be paid ({@link OpenLine#room}). */
    record Outcome(OpenLine line, List<String> promotionIds) {}

    private record Offer(Promotion promotion, List<Share> shares) {
        private long saving() {
            return shares.stream().mapToLong(Share::discount).sum();
        }
    }

    /** @param valid the promotions that hold now and here */
    static List<Outcome> apply(List<OpenLine> lines, List<Promotion> valid) {
        PromotionRules rules = new PromotionRules(lines);
        Map<Long, List<Promotion>> byPriority = valid.stream()
                .collect(Collectors.groupingBy(
                        Promotion::priority, () -> new TreeMap<>(Comparator.reverseOrder()), Collectors.toList()));
        byPriority.values().forEach(rules::applyBestFirst);
        return rules.outcomes();
    }

    private void applyBestFirst(List<Promotion> promotions) {
        List<Promotion> left = new ArrayList<>(promotions);
        while (!left.isEmpty()) {
            Offer best = left.stream()
                    .map(promotion -> new Offer(promotion, promotion.shares(lines)))
                    .min(BEST_FIRST)
                    .orElseThrow();
            if (best.saving() <= 0) {
                return;
            }
            best.shares().forEach(share -> take(best.promotion().id(), share));
            left.remove(best.promotion());
        }
    }

    private void take(String promotionId, Share share) {
        OpenLine line = lines.get(share.index());
        lines.set(
                share.index(),
                new OpenLine(
                        line.index(),
                        line.productId(),
                        line.categoryId(),
                        line.unitPrice(),
                        line.free() - share.taken(),
                        line.counted(),
                        line.room() - share.discount()));
        List<String> ids = promotionIds.get(share.index());
        if (!ids.contains(promotionId)) {
            ids.add(promotionId);
        }
    }

    private List<Outcome> outcomes() {
        return lines.stream()
                .map(line -> new Outcome(line, List.copyOf(promotionIds.get(line.index()))))
                .toList();
    }
}
