package dev.tillstream.gateway.caller;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.tillstream.gateway.problem.Refusal;
import dev.tillstream.gateway.secret.RandomSecret;
import dev.tillstream.gateway.token.StaffClaims;
import dev.tillstream.gateway.token.StaffTokens;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Tells who a request is from by its {@code Authorization: Bearer} or {@code X-API-Key}: a device by its key, a member of
 * the staff by an access token (PROTOCOL §0). Devices are kept in memory, so a till that is known goes on while the
 * database is away; a change to a device makes every gateway forget it at once. Each caller has a limit of requests.
 *
 * <p>All answers fail with {@link Refusal}: not_authenticated without a credential that counts, device_revoked,
 * rate_limited, and not_allowed for a caller of another kind or role than the call is for.
 */
@ApplicationScoped
public class Authentication {
    private static final HexFormat HEX = HexFormat.of();
    public static final String API_KEY = "X-API-Key";
    private static final String BEARER = "Bearer ";
    private static final int MAX_KNOWN = 100_000;
    private static final int MAX_UNKNOWN = 10_000;
    private static final Duration KNOWN_FOR = Duration.ofMinutes(10);
    private static final Duration UNKNOWN_FOR = Duration.ofSeconds(5);

    private final AsyncCache<String, Optional<Caller>> known = Caffeine.newBuilder()
            .maximumSize(MAX_KNOWN)
            .expireAfterWrite(KNOWN_FOR)
            .buildAsync();
    private final Cache<String, Boolean> unknown = Caffeine.newBuilder()
            .maximumSize(MAX_UNKNOWN)
            .expireAfterWrite(UNKNOWN_FOR)
            .build();
    private final CredentialStore credentials;
    private final StaffTokens staffTokens;
    private final SetupToken setupToken;
    private final RequestRate rate;

    Authentication(CredentialStore credentials, StaffTokens staffTokens, SetupToken setupToken, RequestRate rate) {
        this.credentials = credentials;
        this.staffTokens = staffTokens;
        this.setupToken = setupToken;
        this.rate = rate;
    }

    /** A device that isn't revoked, or a staff member of any role. */
    public Uni<Caller> any(HttpHeaders headers) {
        return any(key(headers));
    }

    /**
     * The same for a route that is no endpoint.
     *
     * @param authorization the header of that name
     * @param apiKey the header {@code X-API-Key}
     */
    public Uni<Caller> any(@Nullable String authorization, @Nullable String apiKey) {
        return any(key(authorization, apiKey));
    }

    /** A device that isn't revoked. */
    public Uni<Caller> device(HttpHeaders headers) {
        return any(headers).invoke(caller -> {
            if (caller.isStaff()) {
                throw Refusal.notAllowed("This is for devices: a device key is needed.");
            }
        });
    }

    /** Who may send: a revoked device, too, since what it sends is kept in quarantine. */
    public Uni<Caller> sender(HttpHeaders headers) {
        return caller(key(headers));
    }

    /** A staff member of one of the roles. */
    public Uni<Caller> staff(HttpHeaders headers, Role... roles) {
        return any(headers).invoke(caller -> requireRole(caller, Set.of(roles)));
    }

    /** A staff member of one of the roles; or, with the setup token, the installer, who is of no organization: empty. */
    public Uni<Optional<Caller>> staffOrInstaller(HttpHeaders headers, Role... roles) {
        return setupToken.isIn(headers)
                ? Uni.createFrom().item(Optional.empty())
                : staff(headers, roles).map(Optional::of);
    }

    /** A device's key that was good a while ago, or what may be a token: to find that out costs no look-up. */
    public boolean isTrusted(@Nullable String authorization, @Nullable String apiKey) {
        String key = key(authorization, apiKey);
        if (key == null) {
            return false;
        }
        RandomSecret deviceKey = new RandomSecret(key);
        return deviceKey.isPlausible(RandomSecret.Kind.DEVICE_KEY)
                ? known.getIfPresent(HEX.formatHex(deviceKey.hash())) != null
                : StaffTokens.isPlausible(key);
    }

    /** Every key is looked up again: a device has changed, or notifications may have been missed. */
    public void forgetAll() {
        known.synchronous().invalidateAll();
        unknown.invalidateAll();
    }

    /** The token of an {@code Authorization: Bearer} header, or of {@code X-API-Key}. */
    static @Nullable String key(HttpHeaders headers) {
        return key(headers.getHeaderString(HttpHeaders.AUTHORIZATION), headers.getHeaderString(API_KEY));
    }

    /** The same, of these headers. */
    public static @Nullable String key(@Nullable String authorization, @Nullable String apiKey) {
        if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return authorization.substring(BEARER.length()).trim();
        }
        return apiKey;
    }

    private Uni<Caller> any(@Nullable String key) {
        return caller(key).invoke(caller -> {
            if (caller.revoked()) {
                throw Refusal.deviceRevoked();
            }
        });
    }

    private Uni<Caller> caller(@Nullable String key) {
        if (key == null) {
            return Uni.createFrom()
                    .failure(Refusal.notAuthenticated(
                            "A device key or an access token is needed: Authorization: Bearer."));
        }
        RandomSecret deviceKey = new RandomSecret(key);
        Uni<Caller> caller = deviceKey.isPlausible(RandomSecret.Kind.DEVICE_KEY)
                ? find(deviceKey).map(found -> found.orElseThrow(Authentication::unknownKey))
                : staffTokens.verify(key).map(Authentication::toCaller);
        return caller.invoke(found -> rate.take(found.deviceId()));
    }

    private static Caller toCaller(StaffClaims claims) {
        Place place =
                new Place(claims.organizationId(), claims.organizationCode(), claims.branchId(), claims.branchCode());
        return Caller.staff(place, claims.sessionId(), Role.of(claims.role()), claims.staffId());
    }

    private static Refusal unknownKey() {
        return Refusal.notAuthenticated("The device key is not known.");
    }

    private Uni<Optional<Caller>> find(RandomSecret key) {
        String hash = HEX.formatHex(key.hash());
        if (unknown.getIfPresent(hash) != null) {
            return Uni.createFrom().item(Optional.empty());
        }
        return Uni.createFrom()
                .completionStage(() -> known.get(
                        hash,
                        (id, executor) -> credentials.find(HEX.parseHex(id)).subscribeAsCompletionStage()))
                .invoke(found -> {
                    if (found.isEmpty()) {
                        unknown.put(hash, true);
                        known.synchronous().invalidate(hash);
                    }
                });
    }

    private static void requireRole(Caller caller, Set<Role> roles) {
        if (!roles.contains(caller.role())) {
            throw Refusal.notAllowed("This needs a log-in as "
                    + roles.stream().sorted().map(Role::group).collect(Collectors.joining(" or ")) + ".");
        }
    }
}
