#pragma once
// How long the control field takes: to bake, to come from its cache, to answer; and with many times the
// evidence.
#include "app/app_context.hpp"
#include "app/arguments.hpp"
#include "app/json_shapes.hpp"
#include "campaign/control/control_field.hpp"

namespace bagration {

/// So many questions are asked at once.
inline constexpr int bench_questions = 10'000;

/// Milliseconds for `bench_questions` answers of control_at, all over the field and on `date`.
double answer_ms(const ControlField& field, CampaignTime date);

/// `bench --field`.
int run_field_bench(const BenchCommand& command, const AppContext& context);

} // namespace bagration
