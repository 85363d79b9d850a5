package dev.pairkeeper.plan;

import dev.pairkeeper.keepalived.SecretMask;
import dev.pairkeeper.keepalived.conf.Configuration;
import dev.pairkeeper.keepalived.conf.ConfigurationEdit;
import dev.pairkeeper.keepalived.conf.Declared;
import dev.pairkeeper.keepalived.conf.Statement;
import dev.pairkeeper.keepalived.conf.VrrpInstanceBlock;
import dev.pairkeeper.keepalived.conf.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A keepalived.conf that somebody else wrote: just the lines that must change are changed, and only
 * when what comes of it reads as the same configuration but for them.
 */
final class ForeignConf {

  private final NodeConf conf;

  ForeignConf(NodeConf conf) {
    this.conf = conf;
  }

  /**
   * The changed files by path; refuses, telling what to edit by hand, when there is no safe edit.
   *
   * @param missing the wishes of an instance that does not meet them
   */
  Optional<Map<String, String>> change(
      PlanDraft draft, List<Wish> wishes, Function<Declared, List<Wish>> missing) {
    ConfigurationEdit edit = new ConfigurationEdit(conf.declared().configuration());
    List<Wish> odd = wishes.stream().filter(wish -> wish.edit() == null).toList();
    wishes.forEach(wish -> {
      if (wish.edit() != null) {
        wish.edit().accept(edit);
      }
    });
    Map<String, String> texts = edit.obstacles().isEmpty() ? edit.texts() : Map.of();
    if (odd.isEmpty() && edit.obstacles().isEmpty() && isJustThat(wishes, texts, missing)) {
      return Optional.of(texts);
    }
    refuse(draft, odd.isEmpty() ? wishes : odd, edit.obstacles());
    return Optional.empty();
  }

  private void refuse(PlanDraft draft, List<Wish> wishes, List<String> obstacles) {
    String why =
        obstacles.isEmpty()
            ? "no rule tells how to change it without harm to what else stands there"
            : String.join("; ", obstacles);
    draft.refuse(
        "EDIT_BY_HAND",
        "%s on %s was made by hand and can't be changed safely: %s."
            .formatted(conf.path(), conf.name(), why),
        "Edit vrrp_instance %s there by hand so that it has: %s. Test it by 'keepalived -t', reload"
                .formatted(conf.instance().name(), byHand(wishes))
            + " keepalived, and accept the file on the pair's configuration page.");
  }

  private static String byHand(List<Wish> wishes) {
    return wishes.stream().map(Wish::byHand).collect(Collectors.joining("; "));
  }

  private boolean isJustThat(
      List<Wish> wishes, Map<String, String> changed, Function<Declared, List<Wish>> missing) {
    TreeMap<String, String> texts = NodeConf.text(conf.facts());
    texts.putAll(changed);
    Configuration after = NodeConf.parse(conf.facts(), texts);
    Configuration before = conf.declared().configuration();
    List<String> gone = flat(before.statements(), "");
    List<String> come = flat(after.statements(), "");
    List<String> common = new ArrayList<>(gone);
    come.forEach(gone::remove);
    common.forEach(come::remove);
    Set<String> touched = wishes.stream().map(Wish::keyword).collect(Collectors.toSet());
    return after.faults().size() == before.faults().size()
        && gone.stream().allMatch(line -> isTouched(line, touched))
        && come.stream().allMatch(line -> isTouched(line, touched))
        && changed.entrySet().stream().noneMatch(this::showsSecret)
        && missing.apply(new Declared(after)).isEmpty();
  }

  /** A plan is stored and shown, so no line that has a password in it can be a part of it. */
  private boolean showsSecret(Map.Entry<String, String> file) {
    String before = NodeConf.text(conf.facts()).getOrDefault(file.getKey(), "");
    SecretMask mask = SecretMask.of(List.of(before, file.getValue()));
    return LineEdits.between(before, file.getValue()).stream()
        .flatMap(edit -> edit.replacement().stream())
        .anyMatch(line -> !mask.apply(line).equals(line));
  }

  private boolean isTouched(String line, Set<String> keywords) {
    VrrpInstanceBlock instance = conf.instance();
    String block = words(instance.statement()) + "\0";
    return line.startsWith(block)
        && (keywords.contains(line.substring(block.length()).split("[ \0]", 2)[0])
            || line.substring(block.length()).startsWith("virtual_ipaddress_excluded\0"));
  }

  /** Every statement with the blocks that it stands in. */
  private static List<String> flat(List<Statement> statements, String within) {
    List<String> lines = new ArrayList<>();
    for (Statement statement : statements) {
      String line = within + words(statement);
      lines.add(line);
      lines.addAll(flat(statement.statements(), line + "\0"));
    }
    return lines;
  }

  private static String words(Statement statement) {
    return statement.words().stream().map(Word::text).collect(Collectors.joining(" "));
  }
}
