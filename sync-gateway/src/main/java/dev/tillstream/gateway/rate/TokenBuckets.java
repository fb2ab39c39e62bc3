package dev.tillstream.gateway.rate;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.tillstream.gateway.problem.Refusal;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.EstimationProbe;
import java.time.Duration;

/** A bucket of tokens for each of many, filled again little by little; who was idle for long has a full one. */
public final class TokenBuckets {
    private static final int MAX_BUCKETS = 100_000;
    private static final Duration IDLE = Duration.ofMinutes(10);

    private final LoadingCache<String, Bucket> buckets;
    private final String refusal;

    /**
     * @param burst the tokens of a full bucket
     * @param refill the tokens that come back in a period
     * @param refusal what is told to who has none left
     */
    public TokenBuckets(long burst, long refill, Duration period, String refusal) {
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MAX_BUCKETS)
                .expireAfterAccess(IDLE)
                .build(owner -> bucket(burst, refill, period));
        this.refusal = refusal;
    }

    private static Bucket bucket(long burst, long refill, Duration period) {
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(burst).refillGreedy(refill, period))
                .build();
    }

    /** @throws Refusal rate_limited where there was no token to take, with the time to wait */
    public void take(String owner) {
        ConsumptionProbe probe = buckets.get(owner).tryConsumeAndReturnRemaining(1);
        if (!probe.isConsumed()) {
            throw refusal(probe.getNanosToWaitForRefill());
        }
    }

    /** Takes a token if there is one. */
    public void tryTake(String owner) {
        buckets.get(owner).tryConsume(1);
    }

    /** Takes none. @throws Refusal rate_limited where there is no token, with the time to wait */
    public void requireOne(String owner) {
        Bucket bucket = buckets.getIfPresent(owner);
        if (bucket == null) {
            return;
        }
        EstimationProbe probe = bucket.estimateAbilityToConsume(1);
        if (!probe.canBeConsumed()) {
            throw refusal(probe.getNanosToWaitForRefill());
        }
    }

    private Refusal refusal(long nanosToWait) {
        return Refusal.rateLimited(refusal, Duration.ofNanos(nanosToWait).plusSeconds(1));
    }
}
