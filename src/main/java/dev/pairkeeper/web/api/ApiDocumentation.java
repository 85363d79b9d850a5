package dev.pairkeeper.web.api;

import dev.pairkeeper.topology.Secret;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The OpenAPI document at {@code /v3/api-docs}. */
@Configuration(proxyBeanMethods = false)
class ApiDocumentation {

  private static final String BASIC = "basic";

  @Bean
  OpenAPI openApi() {
    SpringDocUtils.getConfig().replaceWithClass(Secret.class, String.class);
    return new OpenAPI()
        .info(
            new Info()
                .title("Pairkeeper")
                .version("v1")
                .description(description())
                .license(
                    new License()
                        .name("Apache-2.0")
                        .url("https://www.apache.org/licenses/LICENSE-2.0")))
        .components(
            new Components()
                .addSecuritySchemes(
                    BASIC,
                    new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("basic")
                        .description("A user and its password; the pages' session works, too.")))
        .addSecurityItem(new SecurityRequirement().addList(BASIC));
  }

  private static String description() {
    return """
    Looks after MySQL and MariaDB master-master pairs behind a keepalived virtual IP.

    Times are ISO-8601 in UTC, durations are numbers with the unit in the name, and null is \
    what was not learned. Errors are problem details (RFC 9457): 400 has errors by field, a \
    refusal has reasons with cures. Their types:

    %s
    """
        .formatted(
            Arrays.stream(ErrorKind.values())
                .map(kind ->
                    "- `%s` (%d): %s".formatted(kind.type(), kind.status().value(), kind.title()))
                .collect(Collectors.joining("\n")));
  }
}
