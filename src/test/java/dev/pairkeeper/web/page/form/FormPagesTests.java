package dev.pairkeeper.web.page.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.pairkeeper.topology.Secret;
import dev.pairkeeper.web.doubles.InMemoryRegistry;
import dev.pairkeeper.web.doubles.Pairs;
import dev.pairkeeper.web.doubles.PanelOfDoubles;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultMatcher;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

@NullUnmarked
@SpringBootTest(classes = PanelOfDoubles.class)
@AutoConfigureMockMvc
class FormPagesTests {

  private static final RequestPostProcessor ADMIN = user("admin").roles("ADMIN");

  @Autowired MockMvc mvc;
  @Autowired InMemoryRegistry registry;

  @BeforeEach
  void start() {
    registry.clear();
    registry.put(Pairs.pair("orders", 51, "prod"));
  }

  @Test
  void typedValuesSurviveAnErrorButSecretsAreNotEchoed() throws Exception {
    mvc.perform(
            form("/add-pair")
                .param("name", "Bad Name")
                .param("nodes[0].ssh.port", "99999")
                .param("nodes[0].mysql.password", "geheim"))
        .andExpect(status().isBadRequest())
        .andExpect(
            showing(
                "value=\"Bad Name\"",
                "Must be lower-case letters",
                "value=\"99999\"",
                "Must be between 1 and 65535.",
                "is not sent back to the page"))
        .andExpect(content().string(not(containsString("geheim"))));
  }

  @Test
  void registeredPairIsShownNextWithItsWarnings() throws Exception {
    mvc.perform(
            form("/add-pair")
                .param("name", "billing")
                .param("nodes[0].ssh.port", "22")
                .param("nodes[0].mysql.password", "geheim"))
        .andExpect(redirectedUrl("/pairs/billing"))
        .andExpect(flash().attributeExists("warnings"));

    assertThat(registry.lastStored().nodes().getFirst().mysql().password())
        .isEqualTo(Secret.of("geheim"));
  }

  @Test
  void secretThatIsStoredIsSaidToBeSetAndNotShown() throws Exception {
    mvc.perform(get("/pairs/orders/edit").with(ADMIN))
        .andExpect(showing("name=\"version\" value=\"1\"", "set; leave empty to keep it"))
        .andExpect(showing("name=\"remove.nodes[0].fenceCommand\""))
        .andExpect(content().string(not(containsString("name=\"remove.nodes[1].fenceCommand\""))));
  }

  @Test
  void twoPeopleEditingSeeEachOthersChange() throws Exception {
    mvc.perform(
            form("/pairs/orders/edit")
                .param("name", "orders")
                .param("version", "0")
                .param("was.name", "orders")
                .param("was.vip", "10.0.51.99/24")
                .param("was.tags", "old")
                .param("nodes[0].ssh.port", "22")
                .param("tags", "mine"))
        .andExpect(status().isConflict())
        .andExpect(
            showing(
                "Somebody else saved this pair", "name=\"version\" value=\"1\"", "value=\"mine\""));
  }

  @Test
  void pairThatIsGoneWhileEditingCanBeRegisteredAnew() throws Exception {
    mvc.perform(
            form("/pairs/gone/edit")
                .param("name", "gone")
                .param("nodes[0].ssh.port", "22")
                .param("version", "3"))
        .andExpect(status().isConflict())
        .andExpect(showing("action=\"/add-pair\"", "value=\"gone\""));
  }

  @Test
  void removalAsksFirst() throws Exception {
    mvc.perform(get("/pairs/orders/remove").with(ADMIN))
        .andExpect(content().string(containsString("Nothing changes on its hosts")));
    assertThat(registry.find("orders")).isPresent();

    mvc.perform(post("/pairs/orders/remove").with(ADMIN).with(csrf()))
        .andExpect(redirectedUrl("/"));
    assertThat(registry.find("orders")).isEmpty();
  }

  private static ResultMatcher showing(String... texts) {
    return result -> {
      assertThat(result.getResponse().getContentAsString()).contains(texts);
    };
  }

  /** An administrator's form, filled in well but for what a test adds. */
  private static MockHttpServletRequestBuilder form(String path) {
    return post(path)
        .with(ADMIN)
        .with(csrf())
        .param("vip", "10.0.51.100/24")
        .param("virtualRouterId", "51")
        .param("vrrpVersion", "3")
        .param("advertIntervalSeconds", "1")
        .param("preemptMode", "NOPREEMPT")
        .param("writePolicy", "SINGLE_WRITER")
        .param("maxLagSeconds", "30")
        .param("nodes[0].name", "db1")
        .param("nodes[0].host", "10.0.51.11")
        .param("nodes[0].interface", "eth0")
        .param("nodes[0].priority", "250")
        .param("nodes[0].mysql.port", "3306")
        .param("nodes[0].mysql.user", "pk")
        .param("nodes[0].ssh.user", "root")
        .param("nodes[1].name", "db2")
        .param("nodes[1].host", "10.0.51.12")
        .param("nodes[1].interface", "eth0")
        .param("nodes[1].priority", "240")
        .param("nodes[1].mysql.port", "3306")
        .param("nodes[1].mysql.user", "pk")
        .param("nodes[1].ssh.port", "22")
        .param("nodes[1].ssh.user", "root");
  }
}
