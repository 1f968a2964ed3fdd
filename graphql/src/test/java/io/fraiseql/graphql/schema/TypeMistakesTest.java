package io.fraiseql.graphql.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.fraiseql.api.Input;
import io.fraiseql.api.Mutation;
import io.fraiseql.api.Query;
import io.fraiseql.api.Relation;
import io.fraiseql.api.Type;
import io.fraiseql.graphql.schema.Sample.Country;
import io.fraiseql.graphql.schema.Sample.User;
import io.fraiseql.graphql.schema.Sample.Users;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Records that fit no column, no scalar or no other record. */
class TypeMistakesTest {
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
                "interface Twins, method everybody: there is a field users already, of interface Twins, method users;"
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
                "record OtherUser: the name User is taken by record User; give one of them another with name = \"...\"",
                "record User: needs the name UserWhere for its filter or order, and it is taken by record UserWhere",
                "record OtherUser: needs the name UserWhere for its filter or order, and it is taken by record UserWhere",
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
        assertMistakes(
                Circular.class,
                "record Egg: contains itself and never ends; make a component nullable or a List",
                "record Chicken: contains itself and never ends; make a component nullable or a List");
    }

    private static void assertMistakes(Class<?> api, String... expected) {
        assertThat(database.mistakes(api)).containsExactlyInAnyOrder(expected);
    }
}
