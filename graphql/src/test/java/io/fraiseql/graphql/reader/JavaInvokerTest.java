package io.fraiseql.graphql.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fraiseql.graphql.reader.elsewhere.Hidden;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JavaInvokerTest {
    interface Api {
        String compiled();

        default String greet(@Nullable String name, int times) {
            return ("hello " + name + " ").repeat(times) + helper();
        }

        default String helper() {
            return "from " + this;
        }

        default void fails() throws IOException {
            throw new IOException("as it is");
        }

        default String callsSql() {
            return compiled();
        }

        default List<Api> itself() {
            return List.of(this);
        }
    }

    private final JavaInvoker invoker =
            JavaInvoker.of(List.of(method("greet"), method("fails"), method("callsSql"), method("itself")));

    @Test
    void callsAMethodWithABodyOnOneInstance() throws Throwable {
        assertThat(invoker.invoke(method("greet"), "you", 2)).isEqualTo("hello you hello you from Api");
        assertThat(invoker.invoke(method("greet"), null, 1)).isEqualTo("hello null from Api");
        assertThat(invoker.invoke(method("itself"))).isEqualTo(invoker.invoke(method("itself")));
    }

    @Test
    void exceptionsComeAsTheyAre() {
        assertThatThrownBy(() -> invoker.invoke(method("fails")))
                .isInstanceOf(IOException.class)
                .hasMessage("as it is");
    }

    @Test
    void whatIsCompiledToSqlIsNotCalledFromJava() {
        assertThatThrownBy(() -> invoker.invoke(method("callsSql")))
                .isInstanceOf(UnsupportedOperationException.class)
                .hasMessage("compiled is compiled to SQL; from Java, use Context.db()");
    }

    @Test
    void aPackagePrivateInterfaceOfAnotherPackageIsCalledToo() throws Throwable {
        var method = Hidden.api().getDeclaredMethod("answer");

        assertThat(JavaInvoker.of(List.of(method)).invoke(method)).isEqualTo(42);
    }

    private static Method method(String name) {
        return Arrays.stream(Api.class.getDeclaredMethods())
                .filter(method -> method.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
