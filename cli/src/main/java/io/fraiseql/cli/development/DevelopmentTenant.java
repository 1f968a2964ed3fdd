package io.fraiseql.cli.development;

import java.util.Optional;

/**
 * A tenant of the development database, and a token that acts for one of its users.
 *
 * @param id the tenant's id, as the registry has it
 * @param user the user's id
 */
public record DevelopmentTenant(String id, String name, Optional<String> subdomain, String user, String token) {}
