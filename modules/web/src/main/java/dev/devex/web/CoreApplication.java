package dev.devex.web;

import dev.devex.auth.internal.AuthResource;
import dev.devex.auth.internal.GitHubResource;
import dev.devex.auth.internal.LocalLoginResource;
import dev.devex.auth.internal.SandboxFilter;
import dev.devex.auth.internal.SessionFilter;
import dev.devex.repl.internal.rest.ActivityResource;
import dev.devex.repl.internal.rest.BranchesResource;
import dev.devex.repl.internal.rest.DrainResource;
import dev.devex.repl.internal.rest.EventsResource;
import dev.devex.repl.internal.rest.PinResource;
import dev.devex.repl.internal.rest.ReplsResource;
import dev.devex.repl.internal.rest.SandboxResource;
import dev.devex.repl.internal.rest.SnapshotFilesResource;
import dev.devex.repl.internal.rest.SnapshotResource;
import dev.devex.repl.internal.rest.SnapshotsResource;
import dev.devex.repl.internal.rest.TemplatesResource;
import dev.devex.web.internal.BodyLimit;
import dev.devex.web.internal.JsonBinding;
import dev.devex.web.internal.MalformedJson;
import dev.devex.web.internal.MetricsResource;
import dev.devex.web.internal.ProblemMapper;
import dev.devex.web.internal.RequestTimer;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** All resources and providers by name, since Liberty finds none in the libraries of an EAR by itself. */
@ApplicationPath("/")
public class CoreApplication extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                AuthResource.class,
                GitHubResource.class,
                LocalLoginResource.class,
                TemplatesResource.class,
                ReplsResource.class,
                SnapshotsResource.class,
                SnapshotResource.class,
                SnapshotFilesResource.class,
                BranchesResource.class,
                EventsResource.class,
                PinResource.class,
                SandboxResource.class,
                ActivityResource.class,
                DrainResource.class,
                SessionFilter.class,
                SandboxFilter.class,
                MetricsResource.class,
                RequestTimer.class,
                BodyLimit.class,
                MalformedJson.class,
                JsonBinding.class,
                ProblemMapper.class);
    }
}
