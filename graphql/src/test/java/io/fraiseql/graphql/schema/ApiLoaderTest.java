package io.fraiseql.graphql.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.fraiseql.graphql.model.Api;
import io.fraiseql.graphql.model.ColumnRead;
import io.fraiseql.graphql.model.EnumType;
import io.fraiseql.graphql.model.Field;
import io.fraiseql.graphql.model.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ApiLoaderTest {
    private static BlogDatabase database;
    private static LoadedApi blog;

    @BeforeAll
    static void load() {
        database = new BlogDatabase();
        blog = database.load(Blog.class);
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @Test
    void theSchemaLooksAsItDid() throws IOException {
        String sdl = Sdl.of(blog.schema());
        var golden = Path.of("src/test/resources/golden/blog.graphqls");
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(golden, sdl);
        }

        assertThat(sdl).isEqualTo(Files.readString(golden));
    }

    @Test
    void componentsReadTheColumnsOfTheirNames() {
        assertThat(plain("Post", "createdAt").column().name()).isEqualTo("created_at");
        assertThat(plain("Post", "createdAt").column().sqlType()).isEqualTo("timestamp with time zone");
        assertThat(plain("Post", "createdAt").column().base()).isEqualTo("timestamptz");
        assertThat(plain("Post", "tags").column().sqlType()).isEqualTo("text[]");
        assertThat(plain("Post", "tags").column().array()).isTrue();
        assertThat(plain("Comment", "body").column().sqlType()).isEqualTo("character varying");
    }

    @Test
    void aDomainIsTheTypeBelowIt() {
        assertThat(plain("User", "email").column().sqlType()).isEqualTo("text");
    }

    @Test
    void aViewsColumnsMayHoldNullAndATablesSayWhether() {
        assertThat(plain("User", "name").column().notNull()).isFalse();
        assertThat(plain("Country", "name").column().notNull()).isTrue();
    }

    @Test
    void anEnumTakesTheLabelsOfTheTypeThatItMeets() {
        assertThat(plain("Post", "status").column().base()).isEqualTo("enum");
        assertThat(plain("Post", "status").column().sqlType()).isEqualTo("post_status");
        assertThat(api().enums().get("Status").values())
                .extracting(EnumType.Value::label)
                .containsExactly("draft", "published");
        assertThat(leaf("Post", "status").type().value())
                .isEqualTo(api().enums().get("Status"));
    }

    @Test
    void aClassicViewIsReadByColumnWhereItHasOneAndByKeyElsewhere() {
        assertThat(plain("Classic", "id").column().base()).isEqualTo("uuid");
        assertThat(leaf("Classic", "createdAt").read())
                .hasValueSatisfying(read -> assertThat(read).isInstanceOfSatisfying(ColumnRead.Key.class, key -> {
                    assertThat(key.data().name()).isEqualTo("data");
                    assertThat(key.key()).isEqualTo("createdAt");
                }));
    }

    @Test
    void relationsJoinByNameThenByTheForeignKeyBelowTheViews() {
        assertThat(join("Post", "author")).isEqualTo("user_id = id");
        assertThat(join("Post", "comments")).isEqualTo("id = on_post");
        assertThat(join("Comment", "post")).isEqualTo("on_post = id");
        assertThat(join("Comment", "author")).isEqualTo("written_by = id");
        assertThat(join("User", "posts")).isEqualTo("id = user_id");
        assertThat(join("Classic", "user")).isEqualTo("user_id = id");
    }

    @Test
    void aListComparesItsArgumentsAndPagesByLimitAndOffset() {
        var posts = (Operation.SourceList) api().queries().get("posts");

        assertThat(posts.equality().keySet()).containsExactly("published", "status");
        assertThat(posts.defaultLimit()).isEqualTo(20);
        assertThat(posts.maxLimit()).isEqualTo(500);
        assertThat(posts.source().tenantColumn())
                .hasValueSatisfying(column -> assertThat(column.base()).isEqualTo("uuid"));
    }

    @Test
    void oneObjectIsPickedByItsArgument() {
        var post = (Operation.SourceOne) api().queries().get("post");

        assertThat(post.nullable()).isTrue();
        assertThat(post.equality())
                .hasEntrySatisfying("id", column -> assertThat(column.name()).isEqualTo("id"));
    }

    @Test
    @DisplayName("attack 74: a cross-tenant query keeps what it asks of the caller")
    void aCrossTenantQueryKeepsWhatItAsksOfTheCaller() {
        var allUsers = (Operation.SourceList) api().queries().get("allUsers");

        assertThat(allUsers.crossTenant()).isTrue();
        assertThat(allUsers.access().anyRole()).containsExactly("super_admin");
    }

    @Test
    void aSharedSourceHasNoTenant() {
        assertThat(api().type("Country").source().orElseThrow().tenantColumn()).isEmpty();
        assertThat(api().type("Country").source().orElseThrow().id())
                .hasValueSatisfying(column -> assertThat(column.name()).isEqualTo("code"));
    }

    @Test
    void aFunctionIsCalledWithItsParametersTypes() {
        var addPost = (Operation.FunctionCall) api().mutations().get("addPost");

        assertThat(addPost.function()).isEqualTo("\"fn_create_post\"");
        assertThat(addPost.parameterTypes())
                .containsEntry("title", new Operation.SqlParameter("title", "text"))
                .containsEntry("status", new Operation.SqlParameter("status", "post_status"));
        assertThat(addPost.columns()).containsKeys("id", "tenant_id", "created_at");
        assertThat(((Operation.FunctionCall) api().mutations().get("count")).columns())
                .containsOnlyKeys("value");
        assertThat(((Operation.FunctionCall) api().mutations().get("touch")).columns())
                .isEmpty();
    }

    @Test
    void operationsKeepTheOrderOfTheirDeclaration() {
        assertThat(List.copyOf(api().queries().keySet()))
                .containsExactly(
                        "posts", "post", "user", "comments", "classics", "countries", "allUsers", "statistics");
    }

    @Test
    @DisplayName("attack 28: a field that asks something of the caller is no filter and no order")
    void aProtectedFieldIsNoFilterAndNoOrder() {
        assertThat(blog.schema().getType("UserWhere"))
                .isInstanceOfSatisfying(graphql.schema.GraphQLInputObjectType.class, where -> {
                    assertThat(where.getField("name")).isNotNull();
                    assertThat(where.getField("email")).isNull();
                });
        assertThat(blog.schema().getType("UserOrderBy"))
                .isInstanceOfSatisfying(
                        graphql.schema.GraphQLInputObjectType.class,
                        orderBy -> assertThat(orderBy.getField("email")).isNull());
    }

    private static Api api() {
        return blog.api();
    }

    private static Field.Leaf leaf(String type, String field) {
        return (Field.Leaf) api().type(type).fields().get(field);
    }

    private static ColumnRead.Plain plain(String type, String field) {
        return (ColumnRead.Plain) leaf(type, field).read().orElseThrow();
    }

    private static String join(String type, String field) {
        var join =
                ((Field.Relation) api().type(type).fields().get(field)).join().orElseThrow();
        return join.from().name() + " = " + join.to().name();
    }
}
