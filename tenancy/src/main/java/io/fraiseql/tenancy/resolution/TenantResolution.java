package io.fraiseql.tenancy.resolution;

import io.fraiseql.tenancy.TenancyException.ConflictingTenants;
import io.fraiseql.tenancy.TenancyException.MissingTenant;
import io.fraiseql.tenancy.TenancyException.TenantUnavailable;
import io.fraiseql.tenancy.Tenant;
import io.fraiseql.tenancy.TenantId;
import io.fraiseql.tenancy.TenantState;
import io.fraiseql.tenancy.config.MultitenancyConfig;
import io.fraiseql.tenancy.config.ResolutionStep;
import io.fraiseql.tenancy.config.TrustHeader;
import io.fraiseql.tenancy.identity.Identity;
import io.fraiseql.tenancy.registry.TenantRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The resolution of a request's tenant. All sources are asked, and what they say must be one thing:
 *
 * <ol>
 * <li>A source that says something malformed ends the request: {@code MalformedTenant}.
 * <li>Somebody must be entitled to say it, see below: otherwise {@code MissingTenant}. This comes before every
 * comparison, so that a stranger cannot learn which tenants exist by the difference of two refusals.
 * <li>Two sources that name different tenants: {@code ConflictingTenants}. A tenant that does not exist differs from
 * every other.
 * <li>The tenant must be registered and active: otherwise {@code TenantUnavailable}.
 * </ol>
 *
 * <p>Who is entitled, with authentication configured:
 *
 * <ul>
 * <li>the token's claim. A valid token without the claim says who asks but not where they belong, so neither a
 * subdomain nor a header completes it;
 * <li>middleware, for a caller with a valid token: it is the application's own code, and has seen the token;
 * <li>the header, for anyone, under {@code trust_header = "always"}. Under {@code matching} it only has to agree, under
 * {@code never} it is not read;
 * <li>the subdomain, for a caller with a valid token, when {@code resolve} leaves {@code jwt} out: then the application
 * vouches that every token is good for every tenant. A claim that is there all the same has to agree;
 * <li>a source of the application's own, as its {@link TenantSource#authority} says.
 * </ul>
 *
 * <p>Without a token, therefore, nobody gets in except through a source that authenticates by itself. With no
 * authentication configured at all, on a development machine, every source identifies anyone, unless {@code
 * trust_header} is {@code never}. Thread-safe.
 */
public final class TenantResolution {
    private final List<TenantSource> sources;
    private final TenantRegistry registry;
    private final boolean authenticates;

    private TenantResolution(List<TenantSource> sources, TenantRegistry registry, boolean authenticates) {
        this.sources = List.copyOf(sources);
        this.registry = registry;
        this.authenticates = authenticates;
    }

    /**
     * The resolution that this configuration describes.
     *
     * @param authenticates whether tokens can be verified, {@code AuthConfig.isConfigured}
     * @param own further sources of the application, asked after the configured ones
     */
    public static TenantResolution create(
            MultitenancyConfig config, boolean authenticates, TenantRegistry registry, List<TenantSource> own) {
        var sources = new ArrayList<TenantSource>();
        boolean byClaim = config.resolve().contains(ResolutionStep.JWT);
        for (ResolutionStep step : config.resolve()) {
            switch (step) {
                case JWT -> sources.add(new JwtClaimSource(Authority.IDENTIFIES_AUTHENTICATED));
                case SUBDOMAIN ->
                    config.baseDomain()
                            .ifPresent(domain -> sources.add(new SubdomainSource(
                                    domain,
                                    config.reservedSubdomains(),
                                    registry,
                                    byClaim ? Authority.CONFIRMS : Authority.IDENTIFIES_AUTHENTICATED)));
                case HEADER -> {
                    if (config.trustHeader() != TrustHeader.NEVER) {
                        sources.add(new HeaderSource(
                                config.tenantHeader(),
                                config.trustHeader() == TrustHeader.ALWAYS
                                        ? Authority.IDENTIFIES_ANYONE
                                        : Authority.CONFIRMS));
                    }
                }
            }
        }
        if (!byClaim) {
            sources.add(new JwtClaimSource(Authority.CONFIRMS));
        }
        sources.addAll(own);
        return new TenantResolution(sources, registry, authenticates);
    }

    /**
     * The tenant of a request.
     *
     * @param middlewareTenant what middleware put into the request's context, if it did
     * @return a tenant that is active
     * @throws io.fraiseql.tenancy.TenancyException as the class says
     */
    public Tenant resolve(TenantRequest request, Optional<TenantId> middlewareTenant) {
        var answers = new ArrayList<SourceAnswer>();
        for (TenantSource source : sources) {
            ask(source, request).ifPresent(answers::add);
        }
        middlewareTenant.ifPresent(
                id -> answers.add(new SourceAnswer(Optional.of(id), Authority.IDENTIFIES_AUTHENTICATED)));

        if (answers.stream().noneMatch(answer -> identifies(answer.authority, request.identity()))) {
            throw new MissingTenant();
        }
        Optional<TenantId> agreed = answers.getFirst().tenant;
        if (!answers.stream().allMatch(answer -> answer.tenant.equals(agreed))) {
            throw new ConflictingTenants();
        }
        return agreed.flatMap(registry::find)
                .filter(tenant -> tenant.state() == TenantState.ACTIVE)
                .orElseThrow(TenantUnavailable::new);
    }

    private static Optional<SourceAnswer> ask(TenantSource source, TenantRequest request) {
        try {
            return source.tenant(request).map(id -> new SourceAnswer(Optional.of(id), source.authority()));
        } catch (TenantUnavailable e) {
            // Whether that may be told depends on what the other sources say.
            return Optional.of(new SourceAnswer(Optional.empty(), source.authority()));
        }
    }

    private boolean identifies(Authority authority, Identity caller) {
        return !authenticates
                || switch (authority) {
                    case CONFIRMS -> false;
                    case IDENTIFIES_AUTHENTICATED -> caller.authenticated();
                    case IDENTIFIES_ANYONE -> true;
                };
    }

    /** A source's answer: a tenant, or one that does not exist. */
    private record SourceAnswer(Optional<TenantId> tenant, Authority authority) {}
}
