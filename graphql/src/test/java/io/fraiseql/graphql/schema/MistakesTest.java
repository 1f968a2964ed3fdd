package io.fraiseql.graphql.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fraiseql.api.Context;
import io.fraiseql.api.CrossTenant;
import io.fraiseql.api.Default;
import io.fraiseql.api.Input;
import io.fraiseql.api.Mutation;
import io.fraiseql.api.Query;
import io.fraiseql.api.Relation;
import io.fraiseql.api.RequiresRole;
import io.fraiseql.api.RequiresScope;
import io.fraiseql.api.Type;
import io.fraiseql.graphql.SchemaException;
import io.fraiseql.graphql.SchemaException.Mistake;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every mistake an author can make, with the whole of what is said about it. */
class MistakesTest {
    private static final String HERE = "MistakesTest.java: ";

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
    record Country(String code, String name) {}

    @Type
    record User(UUID id, String name) {}

    interface Users {
        @Query(sqlSource = "v_user")
        List<User> users();
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

    @Type
    record Misfits(
            UUID id, int rating, String status, BigDecimal views, String tags, List<Boolean> published, Object title) {}

    interface MisfitsApi {
        @Query(sqlSource = "v_post")
        List<Misfits> posts();
    }

    @Test
    void typesThatDoNotFit() {
        String record = "record Misfits, component ";
        assertMistakes(
                MisfitsApi.class,
                record
                        + "rating: v_post: column rating is numeric and does not fit Int; declare BigDecimal, or cast it in the view",
                record + "status: v_post: column status is post_status and does not fit String; declare an enum",
                record
                        + "views: v_post: column views is bigint and does not fit BigDecimal; declare long, or cast it in the view",
                record + "tags: v_post: column tags is text[], an array; declare a List",
                record + "published: v_post: column published is boolean, no array; declare no List",
                record
                        + "title: v_post: column title is text and does not fit JSON; declare String, or cast it in the view");
    }

    @Type
    record Unmappable(UUID id, Set<String> tags, Thread title, java.util.Date createdAt, List<List<String>> content) {}

    interface UnmappableApi {
        @Query(sqlSource = "v_post")
        List<Unmappable> posts(char published);
    }

    @Test
    void typesThatCannotBeMapped() {
        String record = "record Unmappable, component ";
        assertMistakes(
                UnmappableApi.class,
                "interface UnmappableApi, method posts, parameter published: the type char cannot be mapped; use String",
                record + "tags: the type Set<String> cannot be mapped; use List",
                record
                        + "title: the type Thread cannot be mapped; use a record, an enum, ID, UUID, String, a number, boolean, a java.time"
                        + " type, Object for JSON, or a List of these",
                record + "createdAt: the type Date cannot be mapped; use OffsetDateTime, LocalDate or LocalTime",
                record
                        + "content: the type List<String> cannot be mapped; lists are not nested, and name what they hold: List<String>");
    }

    interface Twins {
        @Query(sqlSource = "v_user")
        List<User> users();

        @Query(sqlSource = "v_user", name = "users")
        List<User> everybody();
    }

    @Test
    void twoFieldsOfOneName() {
        assertMistakes(
                Twins.class,
                "interface Twins, method everybody: there is a field users already, of MistakesTest.java: interface Twins, method users;"
                        + " give one of them another name");
    }

    @Type(name = "User")
    record OtherUser(UUID id) {}

    @Type
    record UserWhere(UUID id) {}

    interface TwinTypes {
        @Query(sqlSource = "v_user")
        List<User> users();

        @Query(sqlSource = "v_user")
        List<OtherUser> others();

        @Query(sqlSource = "v_user")
        List<UserWhere> wheres();
    }

    @Test
    void twoTypesOfOneName() {
        assertMistakes(
                TwinTypes.class,
                "record OtherUser: the name User is taken by MistakesTest.java: record User; give one of them another with name = \"...\"",
                "record User: needs the name UserWhere for its filter or order, and it is taken by MistakesTest.java: record UserWhere",
                "record OtherUser: needs the name UserWhere for its filter or order, and it is taken by MistakesTest.java: record UserWhere",
                "record OtherUser: needs the name UserOrderBy for its filter or order, and it is taken by the engine's type");
    }

    @Type(sqlSource = "v_user")
    record __Reserved(UUID id, UUID __tenant) {}

    interface Reserved {
        @Query(sqlSource = "v_user", name = "__users")
        List<User> users();

        @Query(sqlSource = "v_user", name = "all-users")
        List<User> others();

        @Query
        default __Reserved reserved() {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void namesThatGraphQlDoesNotTake() {
        assertMistakes(
                Reserved.class,
                "interface Reserved, method users: GraphQL reserves names that begin with __; rename __users",
                "interface Reserved, method others: GraphQL does not take the name all-users; use letters, digits and _",
                "record __Reserved: GraphQL reserves names that begin with __; rename __Reserved",
                "record __Reserved, component __tenant: GraphQL reserves names that begin with __; rename __tenant",
                "record __Reserved, component __tenant: v_user has no column __tenant");
    }

    @Type
    record Lonely(UUID id, Country country, Plain plain) {}

    record Plain(UUID id) {}

    interface Targets {
        @Query(sqlSource = "v_user")
        List<Lonely> users();
    }

    @Test
    void relationsToNothing() {
        assertMistakes(
                Targets.class,
                "record Lonely, component plain: the record Plain is no GraphQL type; annotate it with @Type",
                "record Lonely, component country: is read by SQL, and Country has no source; give it one with @Type(sqlSource = \"...\")");
    }

    @Type(sqlSource = "v_comment")
    record Remark(UUID id) {}

    @Type(sqlSource = "v_user")
    record Writer(
            UUID id,
            @Relation(from = "idd") Remark first,
            @Relation(to = "writen_by") List<Remark> remarks,
            @Relation(from = "name", to = "id") Remark second,
            Fact fact,
            List<Fact> facts) {}

    @Type(sqlSource = "v_fact")
    record Fact(UUID id) {}

    interface Writers {
        @Query(sqlSource = "v_user")
        List<Writer> writers();
    }

    @Test
    void relationsWithoutColumns() {
        database.database()
                .owner(
                        "CREATE VIEW v_fact AS SELECT id, tenant_id, body FROM tb_comment",
                        "GRANT SELECT ON v_fact TO blog_app");
        String record = "record Writer, component ";
        assertMistakes(
                Writers.class,
                record + "first: v_user has no column idd; did you mean id?",
                record + "remarks: v_comment has no column writen_by; did you mean written_by?",
                record
                        + "second: v_user.name is text and v_comment.id is uuid; name columns of one type with @Relation(from = \"...\","
                        + " to = \"...\")",
                record
                        + "fact: nothing tells how v_user and v_fact are joined; add the column fact_id to v_user, or name the columns with"
                        + " @Relation(from = \"...\", to = \"...\")",
                record
                        + "facts: nothing tells how v_user and v_fact are joined; add the column writer_id to v_fact, or name the columns"
                        + " with @Relation(from = \"...\", to = \"...\")");
    }

    @Type(sqlSource = "v_user")
    record Leafy(UUID id, @Relation(from = "id") String name) {}

    interface LeafRelation {
        @Query(sqlSource = "v_user")
        List<Leafy> users();
    }

    @Test
    void aRelationThatIsNone() {
        assertMistakes(
                LeafRelation.class,
                "record Leafy, component name: @Relation stands on a component that is no @Type; remove it");
    }

    interface Parameters {
        @Query(sqlSource = "v_user")
        List<User> users(String nane, List<UUID> id, String limit, Object email, int where, User name);
    }

    @Test
    void argumentsThatFitNoColumn() {
        String method = "interface Parameters, method users, parameter ";
        String compared =
                "is compared with a column and must be one scalar or enum; lists are for where, inputs and JSON for a body";
        assertMistakes(
                Parameters.class,
                method + "name: the record User is no GraphQL input; annotate it with @Input",
                method + "where: every list has an argument of this name already; remove it",
                method + "limit: pages the list; declare int or Integer",
                method + "nane: v_user has no column nane; did you mean name?",
                method + "id: " + compared,
                method + "email: " + compared);
    }

    interface Picks {
        @Query(sqlSource = "v_user")
        User any();

        @Query(sqlSource = "v_user", idArg = "ident")
        User byOther(UUID id);

        @Query(sqlSource = "v_user", idArg = "id")
        User byNullable(@Nullable UUID id, String name);

        @Query(sqlSource = "v_user")
        User maybe(@Nullable UUID id);

        @Query(sqlSource = "v_user", idArg = "id")
        List<User> list(UUID id);
    }

    @Test
    void queriesOfOneThatPickNothing() {
        String type = "interface Picks, method ";
        assertMistakes(
                Picks.class,
                type + "any: returns one object and nothing picks it; give it an argument and name that by idArg",
                type + "byOther: has no parameter ident, which idArg names",
                type + "byNullable, parameter id: picks the object by idArg and may be null; make it non-null",
                type + "maybe: returns one object, and all that picks it may be null; make an argument non-null",
                type + "list: returns a list, so idArg picks nothing; remove it");
    }

    interface Bodies {
        @Query
        List<User> noSource();

        @Query(sqlSource = "v_user")
        default List<User> both() {
            return List.of();
        }

        @Query
        default void nothing() {}

        @Query(sqlSource = "v_user")
        String text();

        @Query(sqlSource = "v_user")
        @Nullable List<User> nullableList();

        @Query(sqlSource = "v_user")
        List<@Nullable User> nullableElements();

        @Query(sqlSource = "v_user")
        List<User> context(Context context);

        @Query
        default String late(String name, Context context) {
            return name + context.tenantId();
        }

        String forgotten();

        @Query(sqlSource = "v_user")
        @Mutation
        List<User> bothKinds();
    }

    @Test
    void methodsThatAreNoOperations() {
        String type = "interface Bodies, method ";
        assertMistakes(
                Bodies.class,
                type + "noSource: is abstract; give @Query(sqlSource = \"...\") or a body",
                type + "both: has a body, so sqlSource is not used; remove one of them",
                type + "nothing: a query answers something; return a type",
                type + "nullableList: a list of objects is empty, never null; remove @Nullable or Optional",
                type + "nullableElements: a list of objects holds no nulls; write List<User>",
                type + "context: is compiled to SQL and takes no Context; remove it or give a body",
                type + "late: takes the Context as its first parameter; move it there",
                type + "forgotten: is abstract without @Query or @Mutation; annotate it or give it a body",
                type + "bothKinds: is @Query and @Mutation at once; remove one of them",
                type + "text: is abstract and reads rows; return a @Type record or a List of one");
    }

    interface Functions extends Users {
        @Mutation
        void noFunction();

        @Mutation(function = "fn_tuch")
        void unknown(UUID id);

        @Mutation(function = "fn_touch")
        void mismatch(UUID postId);

        @Mutation(function = "fn_twice")
        int ambiguous(int a);

        @Mutation(function = "fn_touch")
        void type(int id);

        @Mutation(function = "pr_touch")
        void procedure(UUID id);

        @Mutation(function = "fn_touch")
        User returnsNothing(UUID id);

        @Mutation(function = "fn_create_post")
        UUID returnsRows(String title);

        @Mutation(function = "fn_create_post")
        User returnsOther(String title);

        @Mutation(function = "fn_count")
        String returnsValue(Payload data);

        @Mutation(function = "fn_touch")
        void passesInput(Payload id);
    }

    @Input
    record Payload(String name) {}

    @Test
    void functionsThatDoNotFit() {
        String type = "interface Functions, method ";
        assertMistakes(
                Functions.class,
                type + "noFunction: is abstract; give @Mutation(function = \"...\") or a body",
                type + "unknown: there is no function fn_tuch; did you mean fn_touch?",
                type
                        + "mismatch: fn_touch takes id, and the method passes post_id; name the parameters alike, in snake_case",
                type + "ambiguous: 2 functions fn_twice take these parameters; rename or drop all but one",
                type + "type, parameter id: fn_touch: parameter id is uuid and does not fit Int; declare UUID",
                type + "procedure: pr_touch is a procedure, which answers nothing; make it a function",
                type
                        + "returnsNothing: fn_touch returns void, and the method a record; let it return rows of the view, or RETURNS TABLE",
                type + "returnsRows: fn_create_post returns rows, and the method a value; return a record or void",
                type + "returnsOther: the rows of fn_create_post have no column name, which name reads",
                type + "returnsValue: fn_count: result value is bigint and does not fit String; declare long",
                type
                        + "passesInput, parameter id: fn_touch: an input is passed as jsonb, and id is uuid; declare it jsonb");
    }

    interface Access extends Users {
        @CrossTenant
        @Query(sqlSource = "v_user")
        List<User> everybody();

        @CrossTenant
        @RequiresRole("admin")
        @Mutation
        default void everywhere() {}

        @RequiresRole({})
        @Query(sqlSource = "v_user")
        List<User> nobody();

        @Query(sqlSource = "v_user")
        List<Guarded> byEmail(String email);
    }

    @Type
    record Guarded(UUID id, @RequiresScope("read:email") String email) {}

    @Test
    void accessThatIsOpenByMistake() {
        String type = "interface Access, method ";
        assertMistakes(
                Access.class,
                type
                        + "everybody: @CrossTenant reads all tenants; say who may, with @RequiresRole, @RequiresScope or @RequiresPermission",
                type + "everywhere: @CrossTenant is for queries; a mutation runs in one tenant",
                type + "nobody: @RequiresRole names nothing; name what is required or remove it",
                type
                        + "byEmail, parameter email: is compared with Guarded.email, which asks more of the caller than the query; let the"
                        + " query ask the same");
    }

    enum State {
        DRAFT,
        PUBLISHD
    }

    interface Defaults extends Users {
        @Query(sqlSource = "v_user", maxLimit = 10)
        List<User> page(@Default("20") int limit);

        @Query(sqlSource = "v_user", maxLimit = 0)
        List<User> none();

        @Query
        default String defaults(
                @Default("many") int count,
                @Default("draft") State state,
                @Default("[1, x]") List<Integer> list,
                @Default("{}") Payload payload) {
            return "" + count + state + list + payload;
        }

        @Query(sqlSource = "v_post")
        List<Draft> drafts();
    }

    @Type
    record Draft(UUID id, State status) {}

    @Test
    void defaultsLimitsAndLabels() {
        String type = "interface Defaults, method ";
        assertMistakes(
                Defaults.class,
                "enum State, constant PUBLISHD: post_status has no such label; did you mean published?",
                type + "page, parameter limit: its default 20 is not between 1 and the query's maxLimit 10",
                type + "none: maxLimit is 0; it is 1 at least",
                type + "defaults, parameter count: @Default(\"many\") is no Int; write it as GraphQL does",
                type + "defaults, parameter state: @Default(\"draft\") is no State; write it as GraphQL does",
                type + "defaults, parameter list: @Default(\"[1, x]\") is no [Int]; write it as GraphQL does, [1, 2]",
                type + "defaults, parameter payload: @Default is for scalars, enums and lists of them; remove it");
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
        assertThat(mistakes(Empty.class))
                .containsExactly(
                        HERE + "interface Empty: declares no operation; annotate its methods with @Query or @Mutation");
        assertThat(mistakes(OnlyMutations.class))
                .containsExactly("API: has no query, and GraphQL wants at least one; annotate a method with @Query");
        assertThat(mistakes(String.class))
                .containsExactly(
                        "String.java: class String: is no API; an API is an interface whose methods carry @Query or @Mutation");
    }

    @Input
    record Chicken(Egg egg) {}

    @Input
    record Egg(Chicken chicken) {}

    interface Circular extends Users {
        @Mutation
        default void hatch(Egg egg) {}
    }

    @Test
    void inputsThatNeverEnd() {
        assertThat(mistakes(Circular.class))
                .singleElement()
                .asString()
                .startsWith("API: ")
                .contains("Egg", "Chicken");
    }

    @Test
    void manyMistakesAreToldAtOnce() {
        var thrown = catchThrowableOfType(
                SchemaException.class,
                () -> database.load(Typo.class, UnknownSource.class, NoTenant.class, Functions.class, Picks.class));

        assertThat(thrown.mistakes())
                .map(mistake -> mistake.element().replace(HERE, ""))
                .contains(
                        "record TypoPost, component titel",
                        "interface UnknownSource, method posts",
                        "interface NoTenant, method countries",
                        "interface Functions, method unknown");
        assertThat(thrown)
                .hasMessageStartingWith(thrown.mistakes().size() + " mistakes in the API:\n  "
                        + thrown.mistakes().getFirst())
                .hasMessageContaining("\n  " + thrown.mistakes().getLast());
    }

    private static void assertMistakes(Class<?> api, String... expected) {
        assertThat(mistakes(api))
                .map(mistake -> mistake.substring(HERE.length()))
                .containsExactlyInAnyOrder(expected);
    }

    private static List<String> mistakes(Class<?> api) {
        var thrown = catchThrowableOfType(SchemaException.class, () -> database.load(api));
        assertThat(thrown).as("nothing is wrong with " + api.getSimpleName()).isNotNull();
        return thrown.mistakes().stream().map(Mistake::toString).toList();
    }
}
