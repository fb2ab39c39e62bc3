package dev.tillstream.contracts.pricing;

import dev.tillstream.contracts.Fields;
import dev.tillstream.contracts.money.LargestRemainder;
import dev.tillstream.contracts.money.Quantity;
import dev.tillstream.contracts.money.Rounding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** What a promotion gives on the units that it may take. Pure; the rules are those of {@link Pricing}. */
sealed interface Terms {
    Comparator<OpenLine> DEAREST_FIRST =
            Comparator.comparingLong(OpenLine::unitPrice).reversed().thenComparing(OpenLine::index);

    /** Nothing where it gives nothing. */
    List<Share> shares(List<OpenLine> lines);

    /** Reads the fields that the kind needs; what lacks one gives nothing. */
    static Terms of(Fields promotion) {
        return switch (promotion.requiredText("kind")) {
            case "percent" -> new Percent(Math.min(promotion.integerOrZero("percent"), Percent.WHOLE));
            case "amount" -> new Amount(promotion.integerOrZero("amount"));
            case "n_for_m" ->
                new NForM(promotion.integerOrZero("buy_quantity"), promotion.integerOrZero("pay_quantity"));
            case "bundle" ->
                new Bundle(
                        promotion.rows("bundle").stream().map(Bundle.Part::of).toList(),
                        promotion.integerOrZero("bundle_price"));
            default -> throw new IllegalArgumentException("kind '" + promotion.text("kind") + "' is not known");
        };
    }

    /** Basis points off. */
    record Percent(long rate) implements Terms {
        private static final long WHOLE = 10_000;

        @Override
        public List<Share> shares(List<OpenLine> lines) {
            return lines.stream()
                    .map(line -> new Share(line.index(), line.free(), Math.min(line.room(), off(line))))
                    .filter(share -> share.discount() > 0)
                    .toList();
        }

        private long off(OpenLine line) {
            long price = Rounding.halfUp(Math.multiplyExact(line.free(), line.unitPrice()), 1000);
            return Rounding.halfUp(Math.multiplyExact(price, rate), WHOLE);
        }
    }

    /** Minor units off each unit, never more than it costs. */
    record Amount(long amount) implements Terms {
        @Override
        public List<Share> shares(List<OpenLine> lines) {
            return lines.stream()
                    .map(line -> new Share(line.index(), line.free(), Math.min(line.room(), off(line))))
                    .filter(share -> share.discount() > 0)
                    .toList();
        }

        private long off(OpenLine line) {
            return Rounding.halfUp(Math.multiplyExact(line.free(), Math.min(amount, line.unitPrice())), 1000);
        }
    }

    /** Of each {@code buy} pieces, dearest first, the cheapest {@code buy − pay} cost nothing. */
    record NForM(long buy, long pay) implements Terms {
        @Override
        public List<Share> shares(List<OpenLine> lines) {
            if (buy <= pay || pay < 0) {
                return List.of();
            }
            long pieces = lines.stream().mapToLong(OpenLine::pieces).sum();
            long used = pieces - pieces % buy;
            List<Share> shares = new ArrayList<>();
            long begin = 0;
            for (OpenLine line : lines.stream().sorted(DEAREST_FIRST).toList()) {
                long from = Math.min(begin, used);
                long to = Math.min(begin + line.pieces(), used);
                long free = freeBefore(to) - freeBefore(from);
                if (to > from) {
                    shares.add(new Share(
                            line.index(),
                            (to - from) * 1000,
                            Math.min(line.room(), Math.multiplyExact(free, line.unitPrice()))));
                }
                begin += line.pieces();
            }
            return shares;
        }

        private long freeBefore(long position) {
            return position / buy * (buy - pay) + Math.max(0, position % buy - pay);
        }
    }

    /** All parts together for one price, as often as the cart has them; what that saves is spread over the lines. */
    record Bundle(List<Part> parts, long price) implements Terms {
        public Bundle {
            parts = List.copyOf(parts);
        }

        /** So many pieces of a product. */
        record Part(String productId, long pieces) {
            private static Part of(Fields part) {
                Quantity quantity = Objects.requireNonNullElse(part.quantity("quantity"), Quantity.ofWhole(1));
                return new Part(part.requiredText("product_id"), Math.max(1, quantity.thousandths() / 1000));
            }

            private long availableIn(List<OpenLine> lines) {
                return lines.stream()
                        .filter(line -> line.productId().equals(productId))
                        .mapToLong(OpenLine::pieces)
                        .sum();
            }
        }

        @Override
        public List<Share> shares(List<OpenLine> lines) {
            long times = parts.stream()
                    .mapToLong(part -> part.availableIn(lines) / part.pieces())
                    .min()
                    .orElse(0);
            List<Share> taken = new ArrayList<>();
            parts.forEach(part -> take(part, times, lines, taken));
            List<Long> values = taken.stream().map(Share::discount).toList();
            long saved = values.stream().reduce(0L, Math::addExact) - Math.multiplyExact(times, price);
            if (saved <= 0) {
                return List.of();
            }
            List<Long> shares = LargestRemainder.spread(saved, values);
            for (int i = 0; i < taken.size(); i++) {
                taken.set(i, new Share(taken.get(i).index(), taken.get(i).taken(), shares.get(i)));
            }
            return taken;
        }

        /** Dearest first; until it is known what all cost, a share holds its price in place of a discount. */
        private static void take(Part part, long times, List<OpenLine> lines, List<Share> taken) {
            long left = Math.multiplyExact(part.pieces(), times);
            for (OpenLine line : lines.stream().sorted(DEAREST_FIRST).toList()) {
                long pieces = line.productId().equals(part.productId()) ? Math.min(left, line.pieces()) : 0;
                if (pieces > 0) {
                    taken.add(new Share(line.index(), pieces * 1000, Math.multiplyExact(pieces, line.unitPrice())));
                    left -= pieces;
                }
            }
        }
    }
}
