package io.fraiseql.graphql.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fraiseql.api.Mutation;
import io.fraiseql.api.Query;
import io.fraiseql.api.Type;
import io.fraiseql.graphql.SchemaException;
import io.fraiseql.graphql.SchemaException.Mistake;
import io.fraiseql.graphql.schema.Sample.Country;
import io.fraiseql.graphql.schema.Sample.User;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Sources that are not there, or whose rows would belong to nobody. */
class SourceMistakesTest {
    private static BlogDatabase database;

    @BeforeAll
    static void start() {
        database = new BlogDatabase();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Type
    record TypoPost(UUID id, String titel) {}

    interface Typo {
        @Query(sqlSource = "v_post")
        List<TypoPost> posts();
    }

    @Test
    void aFieldWithoutColumn() {
        assertMistakes(Typo.class, "record TypoPost, component titel: v_post has no column titel; did you mean title?");
    }

    interface UnknownSource {
        @Query(sqlSource = "v_psot")
        List<User> posts();
    }

    @Test
    void anUnknownSource() {
        assertMistakes(
                UnknownSource.class,
                "interface UnknownSource, method posts: there is no table or view v_psot; did you mean v_post?");
    }

    interface NoName {
        @Query(sqlSource = "a.b.c")
        List<User> posts();
    }

    @Test
    void aSourceThatIsNoName() {
        assertMistakes(
                NoName.class, "interface NoName, method posts: \"a.b.c\" names no source; write v_post or blog.v_post");
    }

    interface Unreadable {
        @Query(sqlSource = "tb_secret")
        List<Secret> secrets();
    }

    @Type
    record Secret(UUID id) {}

    @Test
    void aSourceThatTheRoleMayNotRead() {
        assertMistakes(
                Unreadable.class,
                "interface Unreadable, method secrets: the role that serves may not read tb_secret; GRANT SELECT ON tb_secret to it");
    }

    interface NoTenant {
        @Query(sqlSource = "tb_country")
        List<Country> countries();
    }

    @Test
    void aSourceWithoutTheTenantColumn() {
        assertMistakes(
                NoTenant.class,
                "interface NoTenant, method countries: tb_country has no column tenant_id; add it to the view, or declare"
                        + " @Type(shared = true) if its rows are the same for every tenant");
    }

    @Type(shared = true)
    record SharedUser(UUID id) {}

    interface Shared {
        @Query(sqlSource = "v_user")
        List<SharedUser> users();
    }

    @Test
    void aSharedSourceWithTheTenantColumn() {
        assertMistakes(
                Shared.class,
                "interface Shared, method users: v_user has the column tenant_id, so its rows belong to tenants; remove shared = true");
    }

    interface TwoSources {
        @Query(sqlSource = "v_user")
        List<User> users();

        @Query(sqlSource = "v_post")
        List<User> authors();
    }

    @Type(sqlSource = "v_user")
    record Named(UUID id, String name) {}

    interface OtherSources {
        @Query(sqlSource = "v_post")
        List<Named> named();
    }

    @Test
    void sourcesThatDisagree() {
        assertMistakes(
                TwoSources.class,
                "record User: queries read it from v_user and v_post; say which is its own with @Type(sqlSource = \"v_user\")");
        assertMistakes(
                OtherSources.class,
                "interface OtherSources, method named: v_post has no column name, which the type reads from its own source");
    }

    interface Empty {}

    interface OnlyMutations {
        @Mutation
        default void touch() {}
    }

    @Test
    void anApiWithoutOperations() {
        assertThat(database.mistakes(Empty.class))
                .containsExactly(
                        "interface Empty: declares no operation; annotate its methods with @Query or @Mutation");
        assertThat(database.mistakes(OnlyMutations.class))
                .containsExactly("API: has no query, and GraphQL wants at least one; annotate a method with @Query");
        assertThat(database.mistakes(String.class))
                .containsExactly(
                        "class String: is no API; an API is an interface whose methods carry @Query or @Mutation");
    }

    @Test
    void manyMistakesAreToldAtOnce() {
        var thrown = catchThrowableOfType(
                SchemaException.class,
                () -> database.load(
                        Typo.class, UnknownSource.class, NoTenant.class, OperationMistakesTest.Functions.class));

        assertThat(thrown.mistakes())
                .extracting(Mistake::element)
                .contains(
                        "SourceMistakesTest.java: record TypoPost, component titel",
                        "SourceMistakesTest.java: interface UnknownSource, method posts",
                        "SourceMistakesTest.java: interface NoTenant, method countries",
                        "OperationMistakesTest.java: interface Functions, method unknown");
        assertThat(thrown)
                .hasMessageStartingWith(thrown.mistakes().size() + " mistakes in the API:\n  "
                        + thrown.mistakes().getFirst())
                .hasMessageContaining("\n  " + thrown.mistakes().getLast());
    }

    private static void assertMistakes(Class<?> api, String... expected) {
        assertThat(database.mistakes(api)).containsExactlyInAnyOrder(expected);
    }
}
