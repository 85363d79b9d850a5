package dev.pairkeeper.keepalived.lint;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptTextTests {

  private static String commands(String... lines) {
    return ScriptText.ofFile(String.join("\n", lines), Optional.empty()).commands().stream()
        .filter(command -> !command.path().isEmpty())
        .map(command ->
            command.line()
                + ":"
                + command.path()
                + command.arguments().stream().map(word -> "," + word).collect(joining()))
        .collect(joining(" "));
  }

  @Test
  void commandsStandBehindOperatorsAndKeywords() {
    assertThat(commands("a; b && c || d & e | f", "if g; then h; else ! i; fi", "(j) && { k; }"))
        .isEqualTo("1:a 1:b 1:c 1:d 1:e 1:f 2:g 2:h 2:i 3:j 3:k");
  }

  @Test
  void commentsAreNoCommands() {
    assertThat(commands("#!/bin/sh", "# pkill keepalived", "a#b; c # pkill keepalived", "d \\# e"))
        .isEqualTo("3:a#b 3:c 4:d,#,e");
  }

  @Test
  void quotesHoldTogether() {
    assertThat(commands("echo 'pkill; keepalived # x' \"y; z \\\" w\"", "b"))
        .isEqualTo("1:echo,pkill; keepalived # x,y; z \" w 2:b");
  }

  @Test
  void substitutionsRunCommands() {
    assertThat(commands("a=$(b -c \"$(d)\")", "e \"x $(f 'g)') y\" `h i`"))
        .isEqualTo("1:d 1:b,-c,$(d) 2:f,g) 2:h,i 2:e,x $(f 'g)') y,`h i`");
  }

  @Test
  void hereDocumentsAreArgumentsNotCommands() {
    assertThat(commands("mysql -B <<'EOF'", "SHOW SLAVE STATUS;", "pkill keepalived", "EOF", "b"))
        .isEqualTo("1:mysql,-B,SHOW SLAVE STATUS;\npkill keepalived\n 5:b");
    assertThat(commands("cat <<-X | b", "\tone", "\tX", "c")).isEqualTo("1:cat 1:b,\tone\n 4:c");
    assertThat(commands("a <<< word", "b")).isEqualTo("1:a 2:b");
  }

  @Test
  void redirectionsAreNoArguments() {
    assertThat(commands("a 2>&1 >/dev/null </dev/zero b", "c &>/dev/null; d 2>>log; e <(f g)"))
        .isEqualTo("1:a,b 2:c 2:d 2:f,g 2:e,<(f g)");
  }

  @Test
  void arithmeticArraysAndFunctionsAreNoCommands() {
    assertThat(commands("n=$((1 << k))", "l=(a b c)", "f () { g; }", "((n++))", "h ${#l[@]}"))
        .isEqualTo("3:g 5:h,${#l[@]}");
  }

  @Test
  void casePatternsAreNoCommands() {
    assertThat(commands("case $1 in", "  MASTER) a ;;", "  *) b ;;", "esac")).isEqualTo("2:a 3:b");
  }

  @Test
  void linesGoOnBehindBackslashes() {
    assertThat(commands("mysql --user=x \\", "  -e 'SELECT 1'", "b"))
        .isEqualTo("1:mysql,--user=x,-e,SELECT 1 3:b");
  }

  @Test
  void wrappersAreLookedThrough() {
    List<ShellCommand> found =
        ScriptText.ofFile(
                "LANG=C sudo -u root timeout -k 1 2 nice -n 5 /usr/bin/mysql -e x",
                Optional.empty())
            .commands();
    assertThat(found)
        .containsExactly(
            new ShellCommand(
                1,
                found.getFirst().pipeline(),
                List.of("LANG=C"),
                List.of("sudo", "timeout", "nice"),
                "/usr/bin/mysql",
                List.of("-e", "x")));
    assertThat(found.getFirst().name()).isEqualTo("mysql");
  }

  @Test
  void innerShellsAreRead() {
    assertThat(commands("sh -c 'pkill keepalived'", "eval 'a; b'"))
        .isEqualTo("1:sh,-c,pkill keepalived 1:pkill,keepalived 2:eval,a; b 2:a 2:b");
  }

  @Test
  void otherLanguagesAreNotGuessedAt() {
    assertThat(commands("#!/usr/bin/env python3", "pkill keepalived")).isEmpty();
    assertThat(commands("#!/usr/bin/env bash", "a")).isEqualTo("2:a");
    assertThat(commands("#! /bin/sh -e\r", "a\r")).isEqualTo("2:a");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\\",
        "'",
        "\"",
        "`",
        "$(",
        "${",
        "$((",
        "((",
        ")",
        "<<",
        "<<-",
        "<<'",
        "a <<EOF",
        "|",
        "&",
        ">",
        "a=(",
        "case",
        "$(`\"'",
        "}}",
        ";;",
        "sudo",
        "timeout",
        "timeout -k",
        "sh -c",
        "eval",
        "#!",
        "#!\n",
        "\0",
        "x() {",
        "f() ("
      })
  void unfinishedTextIsRead(String text) {
    assertThatCode(() -> ScriptText.ofFile(text, Optional.empty())).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$(", "`", "\"$(", "(", "a=(", "<<x\n", "${", "'", "\"", "sh -c '", "a|", "$((", "\\\n"
      })
  void lengthCostsNoMoreThanTime(String piece) {
    String text = piece.repeat(200_000);
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(5), () -> ScriptText.ofFile(text, Optional.empty()).commands());
  }

  @Property
  void anyTextIsRead(
      @ForAll
          @StringLength(max = 200)
          @Chars({
            '$', '(', ')', '`', '"', '\'', '\\', '\n', '<', '>', '|', '&', ';', '#', '=', '{', '}'
          })
          @CharRange(from = 'a', to = 'c')
          String text) {
    ScriptText.ofFile(text, Optional.empty())
        .commands()
        .forEach(command -> assertThat(command.line()).isPositive());
  }
}
