package io.fraiseql.cli.probe;

import static org.assertj.core.api.Assertions.assertThat;

import io.fraiseql.cli.schema.SchemaClasses;
import io.fraiseql.cli.schema.SchemaSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BytecodeScanTest {
    private static final Class<?> API = SchemaClasses.fromSource(List.of(new SchemaSource("Shop.java", """
                    import io.fraiseql.api.*;
                    import java.util.List;
                    import java.util.UUID;

                    record Item(UUID id, String name) {}

                    enum Size { SMALL, LARGE }

                    final class Prices {
                        static int of(Size size) {
                            return switch (size) { case SMALL -> 1; case LARGE -> 2; };
                        }
                    }

                    final class Mail {
                        static void send(String text) throws Exception {
                            new java.net.Socket("localhost", 25).close();
                        }
                    }

                    interface Step { void run() throws Exception; }

                    record Order(String name) {
                        Order {
                            System.setProperty("order", name);
                        }
                    }

                    interface Base {
                        default void inherited() throws Exception {
                            Mail.send("text");
                        }
                    }

                    final class Detour {
                        static void take() throws Exception {
                            Shop.hidden();
                        }
                    }

                    interface Shop extends Base {
                        @Query(sqlSource = "v_item") List<Item> items();

                        @Mutation default String values(Context context, String name) {
                            List<Item> items = context.db().query(Item.class, "SELECT * FROM tb_item WHERE name = ?", name);
                            String size = name + Prices.of(Size.valueOf("SMALL"));
                            return helper(items.stream().map(item -> item.name() + size).sorted().toList());
                        }
                        default String helper(List<String> names) {
                            if (names.isEmpty()) {
                                throw new GraphQLException("NOT_FOUND", "none");
                            }
                            return String.join(", ", names);
                        }
                        @Mutation default String file(Context context) throws Exception {
                            return java.nio.file.Files.readString(java.nio.file.Path.of("/etc/hosts"));
                        }
                        @Mutation default String thread(Context context) {
                            new Thread(() -> {}).start();
                            return "";
                        }
                        @Mutation default String inAnotherClass(Context context) throws Exception {
                            Mail.send("text");
                            return "";
                        }
                        @Mutation default String inALambda(Context context) throws Exception {
                            Step step = () -> Mail.send("text");
                            step.run();
                            return "";
                        }
                        @Mutation default String byReference(Context context) {
                            List.of("a").forEach(System.out::println);
                            return "";
                        }
                        static void hidden() throws Exception {
                            Mail.send("text");
                        }
                        @Mutation default String byInheritance(Context context) throws Exception {
                            inherited();
                            return "";
                        }
                        @Mutation default String byDetour(Context context) throws Exception {
                            Detour.take();
                            return "";
                        }
                        @Mutation default List<Order> asARow(Context context) {
                            return List.of();
                        }
                        @Mutation default long asARowInside(Context context) {
                            return context.db().query(Order.class, "SELECT name FROM tb_order").size();
                        }
                        @Mutation default long bySequence(Context context, String name) {
                            return context.db().queryOne(Long.class, "SELECT setval('" + name + "', 1)");
                        }
                        @Mutation default long byProgram(Context context) {
                            return context.db().execute("COPY tb_item TO PROGRAM 'sh'");
                        }
                        @Mutation default String byReflection(Context context) throws Exception {
                            return context.getClass().getMethod("toString").invoke(context).toString();
                        }
                    }
                    """)))
            .getFirst();

    @Test
    void valuesAndCollectionsAndTheDatabaseCanBeTakenBack() {
        assertThat(sideEffect("values")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "file, java.nio.file.Path",
        "thread, java.lang.Thread",
        "inAnotherClass, java.net.Socket",
        "inALambda, java.net.Socket",
        "byReference, java.lang.System",
        "byInheritance, java.net.Socket",
        "byDetour, java.nio.file.Path",
        "asARow, java.lang.System",
        "asARowInside, java.lang.System",
        "byReflection, java.lang.Class",
        "bySequence, setval",
        "byProgram, COPY with a file or a program",
    })
    void whatLeadsOutIsNamed(String method, String use) {
        assertThat(sideEffect(method)).contains(use);
    }

    private static Optional<String> sideEffect(String name) {
        return Arrays.stream(API.getDeclaredMethods())
                .filter(method -> method.getName().equals(name))
                .findFirst()
                .map(method -> new BytecodeScan(method).sideEffect())
                .orElseThrow();
    }
}
