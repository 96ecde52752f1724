// SPDX-License-Identifier: MIT
package io.github.fluentado.emulator.git;

import org.eclipse.jgit.attributes.AttributesNode;
import org.eclipse.jgit.attributes.AttributesNodeProvider;
import org.eclipse.jgit.lib.BaseRepositoryBuilder;
import org.eclipse.jgit.lib.ObjectDatabase;
import org.eclipse.jgit.lib.RefDatabase;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.lib.StoredConfig;
import org.jspecify.annotations.Nullable;

/** A repository as JGit wants to see it: without files, and without settings of this machine. */
final class RepositoryView extends Repository {
  private final GitRepository repository;
  private final StoredConfig config = new NoConfig();

  private static final class Builder extends BaseRepositoryBuilder<Builder, RepositoryView> {}

  /** What is not set here is as JGit has it without a file. */
  private static final class NoConfig extends StoredConfig {
    @Override
    public void load() {}

    @Override
    public void save() {}
  }

  RepositoryView(GitRepository repository) {
    super(new Builder().setBare());
    this.repository = repository;
    config.setBoolean("uploadpack", null, "allowfilter", true);
    config.setBoolean("uploadpack", null, "allowanysha1inwant", true); // what a filter left out
  }

  @Override
  public ObjectDatabase getObjectDatabase() {
    return new ObjectBank(repository.objects());
  }

  @Override
  public RefDatabase getRefDatabase() {
    return new RefView(repository);
  }

  @Override
  public StoredConfig getConfig() {
    return config;
  }

  @Override
  public String getIdentifier() {
    return repository.name();
  }

  @Override
  public AttributesNodeProvider createAttributesNodeProvider() {
    return new AttributesNodeProvider() {
      @Override
      public @Nullable AttributesNode getInfoAttributesNode() {
        return null;
      }

      @Override
      public @Nullable AttributesNode getGlobalAttributesNode() {
        return null;
      }
    };
  }

  @Override
  public void create(boolean bare) {}

  @Override
  public void scanForRepoChanges() {}

  @Override
  public void notifyIndexChanged(boolean internal) {}
}
