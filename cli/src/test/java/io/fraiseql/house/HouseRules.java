package io.fraiseql.house;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import io.fraiseql.house.HouseRule.Target;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** What holds in all modules, one rule a sentence. */
final class HouseRules {
    private static final String POOL = "io.fraiseql.tenancy.pool";
    private static final String SESSION = "io.fraiseql.tenancy.session";
    private static final String CONNECTOR = "io.fraiseql.tenancy.connection.PostgresConnector";

    static final List<HouseRule> ALL = List.of(
            new HouseRule(
                    "Only sessions borrow from the pool: there is no other way to a tenant's rows.",
                    in("io.fraiseql"),
                    new Target.Method(POOL + ".ConnectionPool", name -> name.startsWith("borrow")),
                    Set.of(POOL, SESSION),
                    Offences.BorrowsByItself.class),
            new HouseRule(
                    "A pooled connection is seen by the pool and by sessions alone.",
                    in("io.fraiseql"),
                    new Target.Type(named(POOL + ".PooledConnection")),
                    Set.of(POOL, SESSION),
                    Offences.HoldsAPooledConnection.class),
            new HouseRule(
                    "A row is no way to its connection.",
                    in("io.fraiseql"),
                    new Target.Method("java.sql.ResultSet", "getStatement"::equals),
                    Set.of(),
                    Offences.GoesFromRowToStatement.class),
            new HouseRule(
                    "A statement is no way to its connection.",
                    in("io.fraiseql"),
                    new Target.Method("java.sql.Statement", "getConnection"::equals),
                    Set.of(),
                    Offences.GoesFromStatementToConnection.class),
            new HouseRule(
                    "One class asks the driver for connections, and what starts a server for development.",
                    in("io.fraiseql"),
                    new Target.Type(type -> type.getName().equals("java.sql.DriverManager")
                            || type.getName().equals("java.sql.Driver")
                            || type.isAssignableTo("javax.sql.CommonDataSource")),
                    Set.of(CONNECTOR, "io.fraiseql.embedded.DatabaseAccess"),
                    Offences.OpensAConnection.class),
            new HouseRule(
                    "Few open connections of their own: the pool, the registry, migrations, and the start.",
                    in("io.fraiseql"),
                    new Target.Type(named(CONNECTOR)),
                    Set.of(
                            POOL + ".ConnectionFactory",
                            "io.fraiseql.tenancy.registry.RegistryConnection",
                            "io.fraiseql.lifecycle.migration.OwnerConnection",
                            "io.fraiseql.server.startup.CatalogSample"),
                    Offences.ConnectsByItself.class),
            new HouseRule(
                    "An author's SQL knows neither sessions nor the pool.",
                    in("io.fraiseql.tenancy.db"),
                    new Target.Type(inPackage(SESSION, POOL, "io.fraiseql.tenancy.registry")),
                    Set.of(),
                    Offences.BorrowsForAnAuthor.class),
            new HouseRule(
                    "Places are described without naming a tenant.",
                    in("io.fraiseql.tenancy.placement"),
                    new Target.Type(type -> type.getPackageName().equals("io.fraiseql.tenancy")),
                    Set.of(),
                    Offences.PlacesATenant.class),
            new HouseRule(
                    "What names and places tenants speaks no SQL.",
                    in(
                            "io.fraiseql.tenancy.config",
                            "io.fraiseql.tenancy.identity",
                            "io.fraiseql.tenancy.resolution",
                            "io.fraiseql.tenancy.placement"),
                    new Target.Type(inPackage("java.sql", "javax.sql", "org.postgresql")),
                    // Asks the catalog over a connection that is handed to it.
                    Set.of("io.fraiseql.tenancy.placement.RelationLookup"),
                    Offences.SpeaksSqlInConfig.class),
            new HouseRule(
                    "A configuration has one reader, which alone knows the parser.",
                    in("io.fraiseql"),
                    new Target.Type(inPackage("org.tomlj")),
                    Set.of("io.fraiseql.tenancy.config"),
                    Offences.ParsesToml.class),
            new HouseRule(
                    "A request is answered without JDBC in sight of HTTP.",
                    in(
                            "io.fraiseql.server.http",
                            "io.fraiseql.server.request",
                            "io.fraiseql.server.graphiql",
                            "io.fraiseql.server.telemetry"),
                    new Target.Type(inPackage("java.sql", "javax.sql", "org.postgresql")),
                    Set.of(),
                    Offences.SpeaksSqlOverHttp.class),
            new HouseRule(
                    "The GraphQL engine and the API know no HTTP.",
                    in("io.fraiseql.graphql", "io.fraiseql.api"),
                    new Target.Type(inPackage("io.helidon", "java.net.http", "com.sun.net")),
                    Set.of(),
                    Offences.KnowsHttp.class),
            new HouseRule(
                    "HTTP is spoken by the server's rooms for it, and by what fetches an issuer's keys.",
                    in("io.fraiseql"),
                    new Target.Type(inPackage("io.helidon")),
                    Set.of(
                            "io.fraiseql.server.http",
                            "io.fraiseql.server.request",
                            "io.fraiseql.server.admin",
                            "io.fraiseql.server.graphiql",
                            "io.fraiseql.server.HttpAssembly"),
                    Offences.SpeaksHttpInTheStart.class),
            new HouseRule(
                    "What a schema author imports depends on nothing.",
                    in("io.fraiseql.api"),
                    new Target.Type(Predicate.not(inPackage("java", "io.fraiseql.api", "org.jspecify"))
                            .and(type -> !type.isPrimitive())),
                    Set.of(),
                    Offences.NeedsALibrary.class),
            new HouseRule(
                    "Nothing is thread-local: a thread carries no hidden context.",
                    in("io.fraiseql"),
                    new Target.Type(type -> type.isAssignableTo(ThreadLocal.class)),
                    Set.of(),
                    Offences.KeepsAThreadLocal.class),
            new HouseRule(
                    "Who asks, and which tenant, is known before there is a session.",
                    in(
                            "io.fraiseql.tenancy.identity",
                            "io.fraiseql.tenancy.resolution",
                            "io.fraiseql.tenancy.registry"),
                    new Target.Type(inPackage(SESSION, POOL)),
                    Set.of(),
                    Offences.ResolvesWithASession.class),
            new HouseRule(
                    "Whose token it is is known without knowing tenants.",
                    in("io.fraiseql.tenancy.identity"),
                    new Target.Type(inPackage(
                            "io.fraiseql.tenancy.resolution",
                            "io.fraiseql.tenancy.registry",
                            "io.fraiseql.tenancy.placement")),
                    Set.of(),
                    Offences.AuthenticatesByTenant.class),
            new HouseRule(
                    "Only the doctor loads the solver.",
                    in("io.fraiseql"),
                    new Target.Type(inPackage("com.microsoft.z3")),
                    Set.of("io.fraiseql.doctor.proof"),
                    Offences.LoadsTheSolver.class));

    private HouseRules() {}

    private static Predicate<String> in(String... packages) {
        return room ->
                List.of(packages).stream().anyMatch(parent -> room.equals(parent) || room.startsWith(parent + "."));
    }

    private static Predicate<JavaClass> inPackage(String... packages) {
        Predicate<String> rooms = in(packages);
        return type -> rooms.test(type.getPackageName());
    }

    private static Predicate<JavaClass> named(String name) {
        return type -> type.getName().equals(name) && !type.getModifiers().contains(JavaModifier.SYNTHETIC);
    }
}
