#include "renderer/gl/stage_timers.hpp"

#include "renderer/gl/api.hpp"

#include <chrono>
#include <ctime>
#include <deque>
#include <utility>

namespace bagration {
namespace {

std::int64_t cpu_now_ns() {
    return std::chrono::duration_cast<std::chrono::nanoseconds>(
               std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

/// Processor time of all threads of this program.
std::int64_t process_now_ns() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<std::int64_t>(now.tv_sec) * 1'000'000'000 + now.tv_nsec;
}

constexpr double ms_per_ns = 1e-6;

} // namespace

struct StageTimers::State {
    struct Pending {
        std::size_t stage;
        unsigned begin, end;
    };
    std::vector<StageTiming> stages;
    std::deque<Pending> pending; // In the order in which the stages ended: results arrive in this order.
    std::vector<unsigned> free_queries;
    bool gpu = false;
    bool finish_each = false;

    State() = default;
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() {
        for (const Pending& p : pending) {
            free_queries.push_back(p.begin);
            free_queries.push_back(p.end);
        }
        if (!free_queries.empty())
            glDeleteQueries(static_cast<GLsizei>(free_queries.size()), free_queries.data());
    }

    std::size_t stage(std::string_view name) {
        for (std::size_t i = 0; i < stages.size(); ++i)
            if (stages[i].name == name) return i;
        stages.push_back({});
        stages.back().name = name;
        return stages.size() - 1;
    }

    /// A query that will hold the GPU's clock at this point of its work. Points in time, not GL_TIME_ELAPSED
    /// spans: those cannot be nested.
    unsigned mark() {
        unsigned query = 0;
        if (free_queries.empty()) {
            query = generate_name(glGenQueries);
        } else {
            query = free_queries.back();
            free_queries.pop_back();
        }
        glQueryCounter(query, GL_TIMESTAMP);
        return query;
    }

    void collect(bool wait) {
        while (!pending.empty()) {
            const Pending p = pending.front();
            if (!wait) {
                GLint available = 0;
                glGetQueryObjectiv(p.end, GL_QUERY_RESULT_AVAILABLE, &available);
                if (!available) return;
            }
            GLuint64 begin = 0, end = 0;
            glGetQueryObjectui64v(p.begin, GL_QUERY_RESULT, &begin);
            glGetQueryObjectui64v(p.end, GL_QUERY_RESULT, &end);
            stages[p.stage].gpu_ms += static_cast<double>(static_cast<std::int64_t>(end - begin)) * ms_per_ns;
            ++stages[p.stage].gpu_calls;
            free_queries.push_back(p.begin);
            free_queries.push_back(p.end);
            pending.pop_front();
        }
    }
};

StageTimers::StageTimers(bool gpu, bool finish_each) : state_(std::make_unique<State>()) {
    state_->gpu = gpu;
    state_->finish_each = finish_each;
}

StageTimers::StageTimers(StageTimers&&) noexcept = default;
StageTimers& StageTimers::operator=(StageTimers&&) noexcept = default;
StageTimers::~StageTimers() = default;

StageTimers::Scope::Scope(StageTimers& timers, std::string_view name)
    : timers_(timers), stage_(timers.state_->stage(name)), start_ns_(cpu_now_ns()),
      start_process_ns_(process_now_ns()), start_query_(timers.state_->gpu ? timers.state_->mark() : 0) {}

StageTimers::Scope::~Scope() {
    State& state = *timers_.state_;
    if (state.gpu) state.pending.push_back({stage_, start_query_, state.mark()});
    if (state.finish_each) glFinish();
    state.stages[stage_].cpu_ms += static_cast<double>(cpu_now_ns() - start_ns_) * ms_per_ns;
    state.stages[stage_].process_ms += static_cast<double>(process_now_ns() - start_process_ns_) * ms_per_ns;
    ++state.stages[stage_].calls;
}

std::vector<StageTiming> StageTimers::times() {
    state_->collect(false);
    return state_->stages;
}

std::vector<StageTiming> StageTimers::finish() {
    state_->collect(true);
    return state_->stages;
}

} // namespace bagration
