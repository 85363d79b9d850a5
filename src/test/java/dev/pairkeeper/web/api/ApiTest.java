package dev.pairkeeper.web.api;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.context.annotation.Import;

/** The whole panel on a registry of its own, with looks that a test makes up. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Documented
@SpringBootTest(
    webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
    properties = {
      "pairkeeper.home=target/api-tests/${random.uuid}",
      "pairkeeper.observation.enabled=false",
      "pairkeeper.admin.password=" + ApiTest.PASSWORD
    })
@AutoConfigureMockMvc
@Import({MadeUpLooks.class, Calls.class})
@interface ApiTest {

  String PASSWORD = "correct-horse-battery-staple";
}
