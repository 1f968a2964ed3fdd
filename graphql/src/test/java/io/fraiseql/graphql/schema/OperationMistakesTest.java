package io.fraiseql.graphql.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.fraiseql.api.Context;
import io.fraiseql.api.CrossTenant;
import io.fraiseql.api.Default;
import io.fraiseql.api.Input;
import io.fraiseql.api.Mutation;
import io.fraiseql.api.Query;
import io.fraiseql.api.RequiresRole;
import io.fraiseql.api.RequiresScope;
import io.fraiseql.api.Type;
import io.fraiseql.graphql.schema.Sample.User;
import io.fraiseql.graphql.schema.Sample.Users;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Methods that no SQL, no function and no caller fits. */
class OperationMistakesTest {
    private static BlogDatabase database;

    @BeforeAll
    static void start() {
        database = new BlogDatabase();
    }

    @AfterAll
    static void close() {
        database.close();
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

    private static void assertMistakes(Class<?> api, String... expected) {
        assertThat(database.mistakes(api)).containsExactlyInAnyOrder(expected);
    }
}
