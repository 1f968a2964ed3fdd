package peer;

import java.util.HashMap;
import java.util.Map;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Takes the tenant and the user from the headers that a gateway has set. */
@Component
class TenantInterceptor implements WebGraphQlInterceptor {
    @Override
    public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
        Map<Object, Object> context = new HashMap<>();
        put(context, "tenant", request.getHeaders().getFirst("X-Tenant-ID"));
        put(context, "user", request.getHeaders().getFirst("X-User-ID"));
        request.configureExecutionInput(
                (input, builder) -> builder.graphQLContext(context).build());
        return chain.next(request);
    }

    private static void put(Map<Object, Object> context, String name, String value) {
        if (value != null) {
            context.put(name, value);
        }
    }
}
