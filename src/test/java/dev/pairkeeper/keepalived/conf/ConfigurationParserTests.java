package dev.pairkeeper.keepalived.conf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.pairkeeper.keepalived.conf.SyntaxFault.Kind;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ConfigurationParserTests {

  private static Configuration parse(String... lines) {
    return ConfigurationParser.parse(
        Sources.of("keepalived.conf", String.join("\n", lines)), "db1");
  }

  /** The tree as one line, to compare by. */
  private static String tree(List<Statement> statements) {
    return statements.stream().map(ConfigurationParserTests::tree).collect(Collectors.joining(" "));
  }

  private static String tree(Statement statement) {
    String words =
        statement.words().stream().map(Word::text).collect(Collectors.joining(",", "[", "]"));
    return statement.block() == null ? words : words + "(" + tree(statement.statements()) + ")";
  }

  private static String treeOf(String... lines) {
    return tree(parse(lines).statements());
  }

  @Test
  void blockIsOwnedByTheLineBeforeItsBrace() {
    assertThat(treeOf("vrrp_instance VI_1 {", "  state BACKUP", "}"))
        .isEqualTo("[vrrp_instance,VI_1]([state,BACKUP])");
    assertThat(treeOf("vrrp_instance VI_1", "{ state BACKUP }"))
        .isEqualTo("[vrrp_instance,VI_1]([state,BACKUP])");
    assertThat(treeOf("a{b{c}}d")).isEqualTo("[a]([b]([c])) [d]");
  }

  @Test
  void commentsGoFromEitherSignToTheEnd() {
    assertThat(treeOf("! whole line", "a b # rest", "c!rest", "d \"x#y!z\" e"))
        .isEqualTo("[a,b] [c] [d,x#y!z,e]");
  }

  @Test
  void escapedCommentSignIsACommentToVrrp() {
    Configuration read = parse("auth_pass a\\#b\\!c # rest", "auth_pass \"a\\#b\"");
    assertThat(tree(read.statements())).isEqualTo("[auth_pass,a] [auth_pass,a\\#b]");
    assertThat(read.faults())
        .extracting(SyntaxFault::kind, fault -> fault.at().column())
        .containsExactly(tuple(Kind.ESCAPED_COMMENT_SIGN, 12));
  }

  @Test
  void quotesKeepBlanksAndBraces() {
    assertThat(treeOf("script \"/bin/sh -c '{ exit 0; }'\"", "weight -20"))
        .isEqualTo("[script,/bin/sh -c '{ exit 0; }'] [weight,-20]");
  }

  @Test
  void commandWordsKnowQuotesAndEscapes() {
    Statement script =
        parse("notify \"/etc/a b.sh\" 'it''s' x\\x41\\101\\n").statements().getFirst();
    assertThat(script.commandWords()).containsExactly("notify", "/etc/a b.sh", "its", "xAA\n");
  }

  @Test
  void commandIsOneWordThatIsReadAgain() {
    assertThat(
            parse("script \"/bin/sh -c 'exit \\'0\\''\" root", "script /bin/check lost", "script")
                .statements())
        .extracting(Statement::command)
        .containsExactly(List.of("/bin/sh", "-c", "exit '0'"), List.of("/bin/check"), List.of());
  }

  @Test
  void commandIsTheFirstValueReadAgain() {
    Statement script = parse("notify \"/etc/a.sh ' b\\x41' c\" root wheel").statements().getFirst();
    assertThat(script.command()).containsExactly("/etc/a.sh", " bA", "c");
    assertThat(script.commandValues()).containsExactly("/etc/a.sh ' b\\x41' c", "root", "wheel");
  }

  @Test
  void commandWithoutQuotesIsItsFirstWordOnly() {
    assertThat(parse("script killall -0 mysqld").statements().getFirst().command())
        .containsExactly("killall");
    assertThat(parse("script").statements().getFirst().command()).isEmpty();
  }

  @Test
  void everyWordKnowsItsPlace() {
    Word vrid =
        parse("vrrp_instance V {", "\tvirtual_router_id   51")
            .statements()
            .getFirst()
            .statements()
            .getFirst()
            .arguments()
            .getFirst();
    assertThat(vrid.at()).isEqualTo(new Position("keepalived.conf", 2, 22));
  }

  @Test
  void definitionsArePutIn() {
    assertThat(treeOf("$VIP=10.0.0.100/24", "a $VIP dev ${IF}", "$IF=eth0", "b ${VIP},${IF}"))
        .isEqualTo("[a,10.0.0.100/24,dev,$]([IF]) [b,10.0.0.100/24,eth0]");
  }

  @Test
  void definitionOfSeveralLinesBringsThemAll() {
    assertThat(treeOf("$X= \\", "  state BACKUP \\", "  nopreempt", "vrrp_instance V {", "$X", "}"))
        .isEqualTo("[vrrp_instance,V]([state,BACKUP] [nopreempt])");
  }

  @Test
  void definitionsThatNeedEachOtherEnd() {
    Configuration read = parse("$A=$B $B", "$B=$A $A", "x $A $B");
    assertThat(read.faults())
        .extracting(SyntaxFault::kind)
        .containsExactly(Kind.ENDLESS_DEFINITION);
  }

  @Test
  void definitionGoesOnOverCommentsUntilAnEmptyLine() {
    assertThat(treeOf("$X= \\", " a \\", "  # says why", " b \\", "", "c", "$X"))
        .isEqualTo("[c] [a] [b]");
  }

  @Test
  void lineThatDefinitionsMakeTooLongStaysAsItStands() {
    Configuration read = parse("$A=" + "x".repeat(600), "b ${A} ${A} c");
    assertThat(tree(read.statements())).startsWith("[b,xxx").endsWith("x,$]([A]) [c]");
    assertThat(read.faults())
        .extracting(SyntaxFault::kind)
        .containsExactly(Kind.ENDLESS_DEFINITION);
  }

  @Test
  void instanceIsTheNameOfTheHost() {
    assertThat(treeOf("router_id $_INSTANCE", "in ${_PWD}, ${_RANDOM 1 9}, ${_INSTANCE 1}"))
        .isEqualTo("[router_id,db1] [in,.,,0,,$]([_INSTANCE,1])");
  }

  @Test
  void conditionalLinesAreForTheirHostOnly() {
    Configuration read = parse("@db1 priority 100", "@db2 priority 90", "@^db2 nopreempt", "@db1");
    assertThat(tree(read.statements())).isEqualTo("[priority,100] [nopreempt]");
    assertThat(read.skipped()).extracting(Position::line).containsExactly(2, 4);
  }

  @Test
  void secondConditionIsAWord() {
    assertThat(treeOf("@db1 @db1 a", "$C=@db2 b", "${C}", "@db1 ${C}")).isEqualTo("[@db1,a]");
  }

  @Test
  void includedFilesStandWhereTheyAreIncluded() {
    Sources sources =
        new Sources(
            "/etc/keepalived/keepalived.conf",
            new TreeMap<>(
                Map.of(
                    "/etc/keepalived/keepalived.conf", "a\ninclude conf.d/*.conf\nz",
                    "/etc/keepalived/conf.d/2.conf", "two {",
                    "/etc/keepalived/conf.d/1.conf", "one\n",
                    "/etc/keepalived/other.conf", "other")));
    Configuration read = ConfigurationParser.parse(sources, "db1");
    assertThat(tree(read.statements())).isEqualTo("[a] [one] [two]([z])");
    assertThat(read.inclusions().getFirst().files())
        .containsExactly("/etc/keepalived/conf.d/1.conf", "/etc/keepalived/conf.d/2.conf");
    assertThat(read.statements().get(1).at().file()).isEqualTo("/etc/keepalived/conf.d/1.conf");
  }

  @Test
  void includeWaitsForTheRestOfItsDefinition() {
    Sources sources =
        new Sources(
            "/k.conf",
            new TreeMap<>(
                Map.of(
                    "/k.conf", "$X=a \\\n include 1 \\\n include 2 \\\n b\n$X\nc",
                    "/1", "one",
                    "/2", "two")));
    Configuration read = ConfigurationParser.parse(sources, "db1");
    assertThat(tree(read.statements())).isEqualTo("[a] [b] [two] [one] [c]");
    assertThat(read.faults())
        .extracting(SyntaxFault::kind)
        .containsExactly(Kind.INDIRECT_INCLUDE, Kind.INDIRECT_INCLUDE);
  }

  @Test
  void fileThatIncludesItselfIsReadOnce() {
    Configuration read =
        ConfigurationParser.parse(Sources.of("/k.conf", "a\ninclude /k.conf\nb"), "db1");
    assertThat(tree(read.statements())).isEqualTo("[a] [b]");
    assertThat(read.faults()).extracting(SyntaxFault::kind).containsExactly(Kind.ENDLESS_INCLUDE);
  }

  @Test
  void windowsLineEndsAndAByteOrderMarkDoNoHarmToTheTree() {
    Configuration read = parse("\uFEFF! 配置\r", "a {\r", "  b\r", "}\r");
    assertThat(tree(read.statements())).isEqualTo("[a]([b])");
    assertThat(read.faults()).extracting(SyntaxFault::kind).containsExactly(Kind.BYTE_ORDER_MARK);
  }

  @Test
  void bracesThatDoNotMatchAreFaultsWithTheirPlaces() {
    assertThat(parse("a {", "b {", "}").faults())
        .containsExactly(
            new SyntaxFault(
                Kind.MISSING_CLOSE,
                new Position("keepalived.conf", 1, 3),
                "The block 'a' that is opened here is never closed."));
    assertThat(parse("a {", "}", "}").faults())
        .extracting(SyntaxFault::kind, fault -> fault.at().line())
        .containsExactly(tuple(Kind.EXTRA_CLOSE, 3));
    assertThat(parse("{", "}").faults())
        .extracting(SyntaxFault::kind)
        .containsExactly(Kind.UNEXPECTED_OPEN);
  }

  @Test
  void quoteThatIsNotClosedIsAFault() {
    Configuration read = parse("script \"/bin/check", "weight 1");
    assertThat(tree(read.statements())).isEqualTo("[script,/bin/check] [weight,1]");
    assertThat(read.faults())
        .extracting(SyntaxFault::kind, fault -> fault.at().column())
        .containsExactly(tuple(Kind.UNMATCHED_QUOTE, 8));
  }

  @Test
  void lineBeyondKeepalivedsBufferIsReadAsTwo() {
    Configuration read = parse("# " + "x".repeat(1021) + "priority 7");
    assertThat(tree(read.statements())).isEqualTo("[priority,7]");
    assertThat(read.faults()).extracting(SyntaxFault::kind).containsExactly(Kind.LINE_TOO_LONG);
  }

  @Test
  void masterWithoutAPriorityOwnsTheAddress() {
    assertThat(new Declared(parse("vrrp_instance A {", "state MASTER", "}")).instances())
        .extracting(VrrpInstanceBlock::priority)
        .containsExactly(255);
  }
}
