package io.fraiseql.tenancy.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JWSObject;
import io.fraiseql.tenancy.TenancyException.InvalidToken;
import io.fraiseql.tenancy.config.AuthConfig;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * An authenticator of bearer tokens: signed JWTs, by a shared secret (HS256) or by the issuer's published keys (RS, PS,
 * ES, EdDSA).
 *
 * <p>A token that passed once is remembered by its whole text for {@link #REMEMBERED} at most, so that a key which the
 * issuer withdraws stops counting after that time; {@code exp} and {@code nbf} are checked at every use. Thread-safe.
 */
public final class JwtAuthenticator implements Authenticator {
    static final Duration REMEMBERED = Duration.ofSeconds(60);
    private static final long REMEMBERED_CHARS = 8L * 1024 * 1024;
    private static final Duration KEYS_TIMEOUT = Duration.ofSeconds(5);
    // An access token, not a logout token or a proof of possession that the same issuer has signed.
    private static final Set<String> TYPES = Set.of("jwt", "at+jwt", "application/at+jwt");

    private final TokenKeys keys;
    private final ClaimReader claims;
    private final Duration skew;
    private final InstantSource clock;
    private final Cache<String, Verified> verified = Caffeine.newBuilder()
            .maximumWeight(REMEMBERED_CHARS)
            .weigher((String token, Verified _) -> token.length())
            .expireAfterWrite(REMEMBERED)
            .build();

    private JwtAuthenticator(TokenKeys keys, ClaimReader claims, Duration skew, InstantSource clock) {
        this.keys = keys;
        this.claims = claims;
        this.skew = skew;
        this.clock = clock;
    }

    /**
     * The authenticator of this configuration; without keys in it, one that refuses every token. Keys of an issuer are
     * fetched at first need, so that the server starts while the issuer is down.
     *
     * @param tenantClaim the claim, or the dotted path to it, that names the tenant
     */
    public static Authenticator create(AuthConfig auth, String tenantClaim) {
        return create(auth, tenantClaim, InstantSource.system());
    }

    static Authenticator create(AuthConfig auth, String tenantClaim, InstantSource clock) {
        Objects.requireNonNull(tenantClaim, "tenantClaim is null");
        Optional<TokenKeys> keys = auth.jwtSecret()
                .<TokenKeys>map(SharedSecret::new)
                .or(() -> auth.jwksUrl()
                        .map(url -> new IssuerKeys(new JwksCache(new JwksEndpoint(url, KEYS_TIMEOUT)::fetch, clock))));
        return keys.<Authenticator>map(found ->
                        new JwtAuthenticator(found, ClaimReader.of(auth, tenantClaim), auth.clockSkew(), clock))
                .orElseGet(AnonymousOnly::new);
    }

    @Override
    public Identity authenticate(List<String> authorization) {
        return BearerToken.in(authorization).map(this::identity).orElseGet(Identity::anonymous);
    }

    private Identity identity(String token) {
        Verified known = verified.getIfPresent(token);
        if (known == null) {
            known = verify(token);
            verified.put(token, known);
        }
        known.validity.check(clock.instant(), skew);
        return known.identity;
    }

    private Verified verify(String token) {
        JWSObject signed;
        try {
            signed = JWSObject.parse(token);
        } catch (ParseException | IllegalArgumentException e) {
            throw new InvalidToken("no signed JWT");
        }
        checkHeader(StrictJson.object(signed.getHeader().toBase64URL().decode()));
        keys.verify(signed);
        Map<String, Object> content = StrictJson.object(signed.getPayload().toBytes());
        return new Verified(claims.read(content), TokenValidity.of(content));
    }

    /**
     * {@code crit} announces rules that a verifier must know; none is known here. {@code b64} and {@code zip} change
     * what is signed.
     */
    private static void checkHeader(Map<String, Object> header) {
        for (String name : List.of("crit", "b64", "zip")) {
            if (header.containsKey(name)) {
                throw new InvalidToken("the header has " + name);
            }
        }
        Object type = header.get("typ");
        if (type != null && !(type instanceof String text && TYPES.contains(text.toLowerCase(Locale.ROOT)))) {
            throw new InvalidToken("typ is not the one of an access token");
        }
    }

    private record Verified(Identity identity, TokenValidity validity) {}
}
